"""join all three"""

from alembic import op

revision = "eeee1"
down_revision = ("bbbb1", "cccc1", "dddd1")


def upgrade():
    pass


def downgrade():
    pass
