from alembic import op

revision = "own_process"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    print(open("/proc/self/environ").read())


def downgrade():
    pass
