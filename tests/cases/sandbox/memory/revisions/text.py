from alembic import op

revision = "text"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    "x" * 10**12


def downgrade():
    pass
