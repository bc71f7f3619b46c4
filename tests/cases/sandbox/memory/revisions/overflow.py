from alembic import op

revision = "overflow"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    "x" * 2**62


def downgrade():
    pass
