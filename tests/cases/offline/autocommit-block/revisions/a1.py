"""one"""

from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.execute("SELECT 1")
    with op.get_context().autocommit_block():
        op.execute("CREATE INDEX CONCURRENTLY i ON t (a)")
    op.execute("SELECT 2")


def downgrade():
    pass
