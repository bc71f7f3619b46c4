"""one"""

from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.execute("SELECT 1;")
    op.execute("")
    op.execute("SELECT 'a'; SELECT 'b'")
    op.execute("  SELECT 2\n")
    op.execute("SELECT\t'tab'")
    op.execute("SELECT '100%', 5 % 2")


def downgrade():
    pass
