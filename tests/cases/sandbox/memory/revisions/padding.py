from alembic import op

revision = "padding"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    "x".ljust(10**12)


def downgrade():
    pass
