from alembic import op

revision = "link"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    print(open("data/link").read())


def downgrade():
    pass
