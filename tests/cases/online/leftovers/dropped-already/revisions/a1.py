"""fewer"""

from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    with op.get_context().autocommit_block():
        op.drop_index("ix_t", postgresql_concurrently=True)


def downgrade():
    pass
