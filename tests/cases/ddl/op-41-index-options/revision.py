"""op-41-index-options"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.create_index("ix", "t", ["a"], postgresql_using="gin")
    op.create_index("ix", "t", ["a", "b"], postgresql_ops={"a": "gin_trgm_ops", "b": "text_pattern_ops"}, postgresql_using="gin")
    op.create_index("ix", "t", ["a"], postgresql_where="b > 5")
    op.create_index("ix", "t", ["a"], postgresql_where=sa.text("name LIKE '100%'"))
    op.create_index("ix", "t", ["a"], postgresql_where=sa.column("b") == "x")
    op.create_index("ix", "t", ["a"], postgresql_include=["b", "Cc"])
    op.create_index("ix", "t", ["a"], postgresql_with={"fillfactor": 50, "pages_per_range": 4})
    op.create_index("ix", "t", ["a"], postgresql_tablespace="Fast")
    op.create_index("ix", "t", ["a"], unique=True, postgresql_nulls_not_distinct=True)
    op.create_index("ix", "t", ["a"], unique=True, postgresql_nulls_not_distinct=False)
    op.create_index("ix", "t", ["a"], unique=True, postgresql_using="btree", postgresql_include=["c"], postgresql_nulls_not_distinct=True, postgresql_with={"fillfactor": 50}, postgresql_tablespace="ts", postgresql_where=sa.text("d"))
    op.create_index("ix", "t", ["a"], sqlite_where=sa.text("ignored"), mysql_length=10)


def downgrade():
    pass
