"""made anew"""

import sqlalchemy as sa
from alembic import op

revision = "a2"
down_revision = "a1"


def upgrade():
    with op.batch_alter_table("t", recreate="always") as batch_op:
        batch_op.drop_column("gone")
        batch_op.alter_column("a", new_column_name="c", type_=sa.Text(), existing_type=sa.String(20))
        batch_op.alter_column("b", type_=sa.BigInteger(), nullable=False)
        batch_op.add_column(sa.Column("between", sa.Integer()), insert_after="id")
        batch_op.create_unique_constraint("uq_b", ["b"])


def downgrade():
    with op.batch_alter_table("t", recreate="always") as batch_op:
        batch_op.drop_constraint("uq_b", type_="unique")
        batch_op.drop_column("between")
        batch_op.alter_column("c", new_column_name="a")
        batch_op.add_column(sa.Column("gone", sa.Text()))
