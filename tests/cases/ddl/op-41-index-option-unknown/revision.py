"""op-41-index-option-unknown"""

from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.create_index("ix", "t", ["a"], where="b > 5")


def downgrade():
    pass
