from alembic import op

revision = "exit_status"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    import sys

    sys.exit(3)


def downgrade():
    pass
