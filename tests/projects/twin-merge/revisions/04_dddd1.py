"""first join"""

from alembic import op

revision = "dddd1"
down_revision = ("bbbb1", "cccc1")


def upgrade():
    pass


def downgrade():
    pass
