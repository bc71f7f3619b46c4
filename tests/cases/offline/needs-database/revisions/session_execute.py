"""session execute"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.orm import Session

revision = "session_execute"
down_revision = "start"


def upgrade():
    rows = Session(bind=op.get_bind()).execute(sa.text("SELECT 1")).all()


def downgrade():
    pass
