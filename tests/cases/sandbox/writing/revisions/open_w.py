from alembic import op

revision = "open_w"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    open("new.txt", "w").write("a")


def downgrade():
    pass
