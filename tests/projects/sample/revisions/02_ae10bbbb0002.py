"""add users"""

from alembic import op

revision = "ae10bbbb0002"
down_revision = "ae10aaaa0001"


def upgrade():
    op.execute("CREATE TABLE t_ae10bbbb0002 (id INTEGER)")


def downgrade():
    op.execute("DROP TABLE t_ae10bbbb0002")
