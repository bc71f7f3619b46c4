"""one that fails"""

from alembic import op

revision = "b4"
down_revision = "a1"


def upgrade():
    op.execute("INSERT INTO t VALUES (1), (1)")
    op.execute("COMMIT")


def downgrade():
    pass
