from alembic import op

revision = "large"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    open("data/large").read(1)


def downgrade():
    pass
