"""sets the session back"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def limit():
    return op.get_bind().execute(sa.text("SHOW lock_timeout")).scalar()


def upgrade():
    op.execute("RESET ALL")
    print("behind RESET ALL:", limit())
    with op.get_context().autocommit_block():
        op.execute("DISCARD ALL")
        print("behind DISCARD ALL:", limit())


def downgrade():
    pass
