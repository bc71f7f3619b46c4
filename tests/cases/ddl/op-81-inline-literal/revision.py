"""op-81-inline-literal"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    accounts = sa.table("accounts", sa.column("name", sa.String), sa.column("n", sa.Integer))
    op.execute(accounts.update().where(accounts.c.name == op.inline_literal("it's")).values({"name": op.inline_literal("b")}))
    op.execute(accounts.update().values(n=accounts.c.n + 1))


def downgrade():
    pass
