"""one"""

from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.no_such_thing("t")


def downgrade():
    pass
