"""op-08-rename-table"""

from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.rename_table("a", "b")
    op.rename_table("a", "Order", schema="s")


def downgrade():
    op.rename_table("b", "a")
