"""op-105-recreate"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def _table():
    return sa.Table(
        "t",
        sa.MetaData(),
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("a", sa.String(5), nullable=False, server_default="x"),
        sa.Column("b", sa.Integer()),
        sa.UniqueConstraint("a", name="uq"),
        sa.Index("ix", "b"),
    )


def upgrade():
    with op.batch_alter_table("t", recreate="always", copy_from=_table()) as batch_op:
        batch_op.add_column(sa.Column("c", sa.Text()), insert_after="a")
        batch_op.alter_column("b", type_=sa.String(), new_column_name="bb")
        batch_op.create_index("ix_new", ["a"])


def downgrade():
    with op.batch_alter_table("t", recreate="always", copy_from=_table()) as batch_op:
        batch_op.drop_constraint("uq")
        batch_op.drop_index("ix")
        batch_op.drop_column("b")
