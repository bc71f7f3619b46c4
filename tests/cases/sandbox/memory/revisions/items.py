from alembic import op

revision = "items"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    [0] * 10**12


def downgrade():
    pass
