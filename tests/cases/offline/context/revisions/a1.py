"""a1"""

from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.execute("SELECT 'at %s'" % (op.get_context().get_current_heads(),))


def downgrade():
    pass
