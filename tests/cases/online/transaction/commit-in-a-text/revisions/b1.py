"""with another transaction behind it"""

from alembic import op

revision = "b1"
down_revision = "a1"


def upgrade():
    op.execute("CREATE TABLE chained (i INTEGER)")
    op.execute("COMMIT AND CHAIN")
    op.execute("SELECT 1 / 0")


def downgrade():
    pass
