"""the same with a limit of its own"""

import sqlalchemy as sa
from alembic import op

revision = "a2"
down_revision = "a1"
mig_lock_timeout = "3s"


def limit():
    return op.get_bind().execute(sa.text("SHOW lock_timeout")).scalar()


def upgrade():
    with op.get_context().autocommit_block():
        op.execute("DISCARD ALL")
        print("behind DISCARD ALL:", limit())
    print("behind the block:", limit())


def downgrade():
    pass
