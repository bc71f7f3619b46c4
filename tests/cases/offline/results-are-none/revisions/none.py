"""none"""

import sqlalchemy as sa
from alembic import op

revision = "none"
down_revision = "start"


def upgrade():
    bind = op.get_bind()
    result = bind.execute(sa.text("SELECT 1"))
    op.execute("SELECT 'none: %s'" % (result is None))
    if not bind.execute(sa.text("SELECT 2")):
        op.execute("SELECT 'false'")
    try:
        bind.execute(sa.text("SELECT 3")).scalar()
    except AttributeError:
        op.execute("SELECT 'caught'")
    try:
        sa.inspect(bind)
    except sa.exc.NoInspectionAvailable:
        op.execute("SELECT 'no inspection'")
    bind.execution_options(isolation_level="AUTOCOMMIT").execute(sa.text("SELECT 4"))
    bind.execute("SELECT 5")


def downgrade():
    pass
