"""values"""

from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    with op.get_context().autocommit_block():
        op.execute("ALTER TYPE mood ADD VALUE 'glad'")
        op.execute("ALTER TYPE nowhere ADD VALUE 'x'")


def downgrade():
    pass
