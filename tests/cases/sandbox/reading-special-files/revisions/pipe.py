from alembic import op

revision = "pipe"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    open("data/pipe").read()


def downgrade():
    pass
