from alembic import op

revision = "open_update"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    open("alembic.ini", "r+")


def downgrade():
    pass
