from alembic import op

revision = "no_limit"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    import sys

    sys.setrecursionlimit(10**9)

    def call(n):
        return call(n + 1)

    call(0)


def downgrade():
    pass
