"""op-17-alter-column"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.alter_column("t", "c", new_column_name="d", nullable=False, type_=sa.String(20), server_default="x", comment="it's")
    op.alter_column("t", "c", nullable=True)
    op.alter_column("t", "c", type_=sa.Integer(), postgresql_using="c::integer", existing_type=sa.String())
    op.alter_column("t", "c", server_default=None)
    op.alter_column("t", "c", server_default=sa.text("now()"))
    op.alter_column("t", "c", server_default=sa.func.now(), schema="s")
    op.alter_column("t", "c", comment=None)
    op.alter_column("t", "c", comment="", existing_comment="old")
    op.alter_column("t", "Order", new_column_name="user", schema="S")
    op.alter_column("t", "c", existing_type=sa.String(), existing_nullable=False)


def downgrade():
    op.alter_column("t", "d", new_column_name="c")
