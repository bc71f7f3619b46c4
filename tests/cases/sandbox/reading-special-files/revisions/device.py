from alembic import op

revision = "device"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    open("data/zero").read(1)


def downgrade():
    pass
