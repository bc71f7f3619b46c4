from alembic import op

revision = "exit_text"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    import sys

    sys.exit("enough")


def downgrade():
    pass
