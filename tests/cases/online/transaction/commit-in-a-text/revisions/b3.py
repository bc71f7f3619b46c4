"""with a BEGIN in the same text"""

from alembic import op

revision = "b3"
down_revision = "a1"


def upgrade():
    op.execute("CREATE TABLE again (i INTEGER)")
    op.execute("COMMIT; BEGIN")
    op.execute("SELECT 1 / 0")


def downgrade():
    pass
