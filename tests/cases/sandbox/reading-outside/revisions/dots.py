from alembic import op

revision = "dots"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    print(open("../../../../../../../etc/passwd").read())


def downgrade():
    pass
