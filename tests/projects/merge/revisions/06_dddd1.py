"""join left and right"""

from alembic import op

revision = "dddd1"
down_revision = ("bbbb2", "cccc2")


def upgrade():
    pass


def downgrade():
    pass
