"""a2"""

import sqlalchemy as sa
from alembic import context, op

revision = "a2"
down_revision = "a1"


def upgrade():
    op.execute("SELECT 'at %s'" % op.get_context().get_current_revision())
    op.execute("SELECT 'to %s'" % context.get_head_revision())
    op.execute("SELECT 'to %s'" % context.script.get_current_head())
    op.get_context().connection.execute(sa.text("SELECT 1"))


def downgrade():
    pass
