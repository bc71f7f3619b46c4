from alembic import op

revision = "number"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    1 << 10**13


def downgrade():
    pass
