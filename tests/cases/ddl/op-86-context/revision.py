"""op-86-context"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    context = op.get_context()
    print(context.as_sql, context.dialect.name, context.bind is None, op.get_bind() is None, type(context.opts).__name__)
    print(context.get_current_revision(), context.get_current_heads())
    with context.autocommit_block():
        op.execute("VACUUM t")
    context.execute("SELECT 1")
    context.impl.static_output("-- said by the impl")


def downgrade():
    pass
