"""op-43-index-without-columns"""

from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.create_index("ix", "t", [])


def downgrade():
    pass
