"""one"""

from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    if op.get_context().as_sql:
        op.execute("SELECT 'offline'")
    else:
        op.execute("SELECT 'online'")


def downgrade():
    pass
