"""index"""

from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    with op.get_context().autocommit_block():
        op.create_index("ix_busy", "busy", ["i"], postgresql_concurrently=True)


def downgrade():
    op.drop_index("ix_busy")
