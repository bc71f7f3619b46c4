"""op-111-convention-column-order"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    a, b, c = sa.column("a"), sa.column("b"), sa.column("c")
    # What lies less deep comes first, and the arguments of a function lie deep.
    op.create_check_constraint("c", "t", sa.and_(sa.func.date_trunc(a).like("x"), b != "x"))
    op.create_check_constraint("c", "t", sa.and_(sa.func.date_trunc(a).like("x"), sa.or_(b < 0, c > 0)))
    op.create_check_constraint("c", "t", sa.and_(sa.or_(b < 0, c > 0), a > 0))
    op.create_check_constraint("c", "t", sa.and_(sa.or_(b < 0, c > 0), a.contains("x")))
    # An index looks at the first column of each element.
    op.create_index(None, "t", [sa.func.concat(a, b), "c"])


def downgrade():
    pass
