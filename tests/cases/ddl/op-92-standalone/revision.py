"""op-92-standalone"""

import sqlalchemy as sa
from alembic import op
from alembic.migration import MigrationContext
from alembic.operations import Operations

revision = "a1"
down_revision = None


def upgrade():
    context = MigrationContext.configure(dialect_name="postgresql", opts={"as_sql": True})
    directives = Operations(context)
    directives.create_table("t", sa.Column("a", sa.Integer()))
    with Operations.context(context):
        op.add_column("t", sa.Column("b", sa.Integer()))


def downgrade():
    pass
