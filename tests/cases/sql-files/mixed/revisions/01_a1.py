"""python first"""

from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE a (i INTEGER)")


def downgrade():
    op.execute("DROP TABLE a")
