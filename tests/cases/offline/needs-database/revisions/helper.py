"""helper"""

import sqlalchemy as sa
from alembic import op

revision = "helper"
down_revision = "start"


def titles(bind):
    found = bind.execute(sa.text("SELECT title FROM book"))
    return [row.title for row in found]


def upgrade():
    for title in titles(op.get_bind()):
        print(title)


def downgrade():
    pass
