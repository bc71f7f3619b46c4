"""op-105-copied-constraints"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "a1"
down_revision = None


def upgrade():
    table = sa.Table(
        "t",
        sa.MetaData(),
        sa.Column("a", sa.Integer, primary_key=True),
        sa.Column("b", sa.Integer),
        sa.CheckConstraint(sa.column("b") > 0, name="stays"),
        sa.CheckConstraint(sa.column("nowhere") > 0, name="goes"),
        sa.CheckConstraint("nowhere > 0", name="text"),
        postgresql.ExcludeConstraint((sa.column("b"), "="), name="stays_too"),
        postgresql.ExcludeConstraint((sa.column("nowhere"), "="), name="goes_too"),
    )
    with op.batch_alter_table("t", recreate="always", copy_from=table) as batch_op:
        batch_op.add_column(sa.Column("c", sa.Text()))
    with op.batch_alter_table("t", recreate="always", copy_from=table) as batch_op:
        batch_op.add_column(sa.Column("b", sa.Text()))
    with op.batch_alter_table("t", recreate="always", copy_from=table) as batch_op:
        batch_op.drop_column("b")


def downgrade():
    pass
