"""frees all locks"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None

LOCKS = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()"


def upgrade():
    op.execute("SELECT pg_advisory_unlock_all()")
    print("behind pg_advisory_unlock_all:", op.get_bind().execute(sa.text(LOCKS)).scalar())
    with op.get_context().autocommit_block():
        op.execute("DISCARD ALL")
        print("behind DISCARD ALL:", op.get_bind().execute(sa.text(LOCKS)).scalar())


def downgrade():
    pass
