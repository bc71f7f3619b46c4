"""one"""

from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.execute("SELECT 1")


def downgrade():
    op.execute("DROP TABLE nowhere")
