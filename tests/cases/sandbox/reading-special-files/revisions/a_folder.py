from alembic import op

revision = "a_folder"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    open("data").read()


def downgrade():
    pass
