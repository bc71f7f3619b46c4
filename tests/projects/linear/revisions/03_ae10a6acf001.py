"""add orders"""

from alembic import op

revision = "ae10a6acf001"
down_revision = "27c6702817ea"


def upgrade():
    op.execute("CREATE TABLE t_ae10a6acf001 (id INTEGER)")


def downgrade():
    op.execute("DROP TABLE t_ae10a6acf001")
