"""merge left and right"""

from alembic import op

revision = "f6f6ffff0006"
down_revision = ("d4d4dddd0004", "e5e5eeee0005")


def upgrade():
    pass


def downgrade():
    pass
