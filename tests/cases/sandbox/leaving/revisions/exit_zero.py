from alembic import op

revision = "exit_zero"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    import sys

    sys.exit()


def downgrade():
    pass
