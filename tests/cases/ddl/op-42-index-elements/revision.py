"""op-42-index-elements"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.create_index("ix", "t", ["lower(a)"])
    op.create_index("ix", "t", [sa.text("lower(a)")])
    op.create_index("ix", "t", [sa.literal_column("a COLLATE \"C\"")])
    op.create_index("ix", "t", [sa.func.lower(sa.column("name"))])
    op.create_index("ix", "t", [sa.column("a") + 5])
    op.create_index("ix", "t", [sa.column("a").desc(), sa.column("b").asc().nulls_first(), sa.desc("y"), sa.column("z").desc().nulls_last()])
    op.create_index("ix", "t", [sa.cast(sa.column("j"), sa.Text())])
    op.create_index("ix", "t", [sa.text("(data ->> 'k')")], postgresql_using="hash")
    op.create_index("ix", "t", [sa.func.lower(sa.column("name")).label("low")], postgresql_ops={"low": "text_pattern_ops"})
    op.create_index("ix", "t", ["a", sa.text("coalesce(b, 0)")], unique=True)


def downgrade():
    pass
