"""join again"""

from alembic import op

revision = "ffff2"
down_revision = ("eeee1", "ffff1")


def upgrade():
    pass


def downgrade():
    pass
