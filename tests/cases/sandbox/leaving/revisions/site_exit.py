from alembic import op

revision = "site_exit"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    exit()


def downgrade():
    pass
