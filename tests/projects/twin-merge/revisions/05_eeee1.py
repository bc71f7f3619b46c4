"""second join"""

from alembic import op

revision = "eeee1"
down_revision = ("bbbb1", "cccc1")


def upgrade():
    pass


def downgrade():
    pass
