"""nobodys result"""

from alembic import op

revision = "nobodys_result"
down_revision = "start"


def upgrade():
    op.execute("SELECT 1").scalar()


def downgrade():
    pass
