"""if not exists"""

from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.create_index("ix_t", "t", ["i"], if_not_exists=True)


def downgrade():
    pass
