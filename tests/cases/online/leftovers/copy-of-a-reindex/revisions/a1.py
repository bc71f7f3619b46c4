"""anew"""

from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    with op.get_context().autocommit_block():
        op.execute("REINDEX INDEX CONCURRENTLY ix_t")


def downgrade():
    pass
