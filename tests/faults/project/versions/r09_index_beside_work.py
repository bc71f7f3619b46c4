"""index beside work"""

import sqlalchemy as sa
from alembic import op

revision = "r09"
down_revision = "r08"


def upgrade():
    with op.get_context().autocommit_block():
        op.execute("DROP INDEX CONCURRENTLY IF EXISTS apart_orders_placed")
        op.create_index("apart_orders_placed", "orders", ["placed"], postgresql_concurrently=True)


def downgrade():
    op.drop_index("apart_orders_placed")
