"""one"""

from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.execute("SELECT '12:30:00', x::text, 'http://x', a[1:2]")
    op.execute("SELECT '\\:word'")


def downgrade():
    pass
