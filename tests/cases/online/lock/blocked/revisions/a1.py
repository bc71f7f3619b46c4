"""first"""

from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    print("creating")
    op.execute("CREATE TABLE made (i INTEGER)")


def downgrade():
    op.execute("DROP TABLE made")
