from alembic import op

revision = "posix"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    import posix

    posix.system("true")


def downgrade():
    pass
