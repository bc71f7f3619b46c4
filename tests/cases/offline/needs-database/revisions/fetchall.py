"""fetchall"""

import sqlalchemy as sa
from alembic import op

revision = "fetchall"
down_revision = "start"


def upgrade():
    rows = op.get_bind().execute(sa.text("SELECT title FROM book")).fetchall()


def downgrade():
    pass
