"""a3"""

from alembic import op

revision = "a3"
down_revision = "a2"


def upgrade():
    op.execute("SELECT 'at %s'" % op.get_context().get_current_revision())


def downgrade():
    pass
