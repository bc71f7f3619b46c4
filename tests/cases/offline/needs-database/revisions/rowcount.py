"""rowcount"""

import sqlalchemy as sa
from alembic import op

revision = "rowcount"
down_revision = "start"


def upgrade():
    changed = op.get_bind().execute(sa.text("UPDATE book SET title = 'x'")).rowcount


def downgrade():
    pass
