from alembic import op

revision = "calls"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    def call(n):
        return call(n + 1)

    call(0)


def downgrade():
    pass
