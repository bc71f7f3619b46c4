"""unpacked"""

import sqlalchemy as sa
from alembic import op

revision = "unpacked"
down_revision = "start"


def upgrade():
    (title,) = op.get_bind().execute(sa.text("SELECT title FROM book"))


def downgrade():
    pass
