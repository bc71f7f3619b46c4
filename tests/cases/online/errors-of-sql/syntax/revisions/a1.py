"""one"""

from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.execute("SELECT\n  1 +\nFROM")


def downgrade():
    pass
