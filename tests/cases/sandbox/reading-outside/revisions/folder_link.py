from alembic import op

revision = "folder_link"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    print(open("data/folder/passwd").read())


def downgrade():
    pass
