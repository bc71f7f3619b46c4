"""op-45-drop-index"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.drop_index("ix")
    op.drop_index("ix", "t")
    op.drop_index("Ix", table_name="t", schema="S", if_exists=True)
    op.drop_index("ix", "t", postgresql_concurrently=True)
    op.drop_index("ix", "t", postgresql_using="gin", postgresql_where=sa.text("x"), postgresql_ops={"a": "b"})


def downgrade():
    op.create_index("ix", "t", ["a"])
