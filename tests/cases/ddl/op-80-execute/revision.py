"""op-80-execute"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    op.execute(sa.text("SELECT :x").bindparams(x=5))
    op.execute(sa.schema.CreateSequence(sa.Sequence("seq", start=5)))
    op.execute(sa.schema.DropSequence(sa.Sequence("seq")))
    op.execute(sa.schema.CreateSchema("s", if_not_exists=True))
    op.execute(sa.schema.DropSchema("s", cascade=True))
    op.execute(sa.DDL("ALTER TABLE t SET (fillfactor = 50)"))


def downgrade():
    pass
