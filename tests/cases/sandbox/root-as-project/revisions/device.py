from alembic import op

revision = "device"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    print(open("/dev/zero").read(1))


def downgrade():
    pass
