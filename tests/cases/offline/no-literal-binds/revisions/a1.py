"""one"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    t = sa.table("t", sa.column("a", sa.Integer))
    op.execute(t.insert().values(a=5))
    op.execute(t.update().values(a=op.inline_literal(5)))
    op.execute("SELECT '100%'")


def downgrade():
    pass
