"""add
order lines"""

from alembic import op

revision = "ae10b2f3c4d5"
down_revision = "ae10a6acf001"


def upgrade():
    op.execute("CREATE TABLE t_ae10b2f3c4d5 (id INTEGER)")


def downgrade():
    op.execute("DROP TABLE t_ae10b2f3c4d5")
