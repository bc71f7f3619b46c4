from alembic import op

revision = "no_modules"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    import sys

    sys.modules.clear()
    op.execute("SELECT 1")


def downgrade():
    pass
