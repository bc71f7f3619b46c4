"""op-40-index"""

from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.create_index("ix", "t", ["a"])
    op.create_index("ix", "t", ["a", "b"], unique=True, schema="s")
    op.create_index("ix", "t", ["a"], if_not_exists=True)
    op.create_index("ix", "t", ["a"], postgresql_concurrently=True, if_not_exists=True, unique=True)
    op.create_index(None, "t", ["a", "b"])
    op.create_index(None, "t", ["a"], schema="s")
    op.create_index("Mixed", "Order", ["User"])


def downgrade():
    op.drop_index("Mixed", table_name="Order")
    op.drop_index("ix")
    op.drop_index("ix", table_name="t", schema="s")
    op.drop_index("ix", if_exists=True)
    op.drop_index("ix", "t", postgresql_concurrently=True, if_exists=True)
