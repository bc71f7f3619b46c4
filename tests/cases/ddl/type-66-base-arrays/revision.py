"""type-66-base-arrays"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "a1"
down_revision = None


def upgrade():
    base = sa.column("l", sa.ARRAY(sa.Integer()))
    own = sa.column("l", postgresql.ARRAY(sa.Integer()))
    for make in (
        lambda: base.contains([1]),
        lambda: base[1:2].contains([1]),
        lambda: base.overlap([1]),
        lambda: sa.func.array_agg(sa.column("x")).contains([1]),
        lambda: own[1:2].contains([1]),
        lambda: own.overlap([1]),
        lambda: base.any(3),
    ):
        try:
            op.execute(sa.select(make()))
        except (NotImplementedError, AttributeError) as error:
            op.execute("-- %s" % error)


def downgrade():
    pass
