"""one"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    import datetime, decimal, uuid
    t = sa.table("t", sa.column("a", sa.Numeric), sa.column("b", sa.DateTime), sa.column("c", sa.Uuid), sa.column("d", sa.Float), sa.column("e", sa.LargeBinary))
    op.execute(t.insert().values(a=decimal.Decimal("1.50"), b=datetime.datetime(2020, 1, 2, 3, 4, 5), c=uuid.UUID("12345678-1234-5678-1234-567812345678"), d=1.5))
    op.execute(t.update().values(a=op.inline_literal(5)).where(t.c.d == op.inline_literal("x")))
    op.execute(t.delete().where(t.c.a > 3))


def downgrade():
    pass
