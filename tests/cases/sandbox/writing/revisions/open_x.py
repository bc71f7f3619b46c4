from alembic import op

revision = "open_x"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    open("new.txt", "x")


def downgrade():
    pass
