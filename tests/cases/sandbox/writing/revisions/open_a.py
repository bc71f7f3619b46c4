from alembic import op

revision = "open_a"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    open("alembic.ini", "a").write("a")


def downgrade():
    pass
