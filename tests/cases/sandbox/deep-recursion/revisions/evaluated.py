from alembic import op

revision = "evaluated"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    eval("-" * 1000000 + "1")


def downgrade():
    pass
