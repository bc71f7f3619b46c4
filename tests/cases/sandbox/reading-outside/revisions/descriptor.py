from alembic import op

revision = "descriptor"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    print(open(0).read())


def downgrade():
    pass
