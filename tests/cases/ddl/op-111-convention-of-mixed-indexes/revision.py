"""op-111-convention-of-mixed-indexes"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    # A convention hears of an index by an element whose first column is one of its table.
    other = sa.Table("o", sa.MetaData(), sa.Column("a", sa.Integer))
    op.create_index("i", "t", [sa.column("a") + other.c.a])
    op.create_index("i", "t", [other.c.a + sa.column("a")])
    op.create_index("i", "t", [sa.func.lower(sa.column("z")) + other.c.a])
    op.create_index("i", "t", [sa.column("z") + other.c.a, other.c.a + 1])
    op.create_index("i", "t", [sa.Column("a", sa.Integer) + sa.column("a")])
    op.create_index("i", "t", [sa.column("z"), "a"])
    op.create_index("i", "t", [sa.Column("z", sa.Integer)])
    table = sa.Table("t", sa.MetaData(), sa.Column("a", sa.Integer), sa.UniqueConstraint("a", name="uq_x"), sa.Index("ix_x", "a"))
    with op.batch_alter_table("t", recreate="always", copy_from=table) as batch:
        batch.drop_constraint("x", type_="unique")
        batch.drop_index("x")
        batch.create_unique_constraint("y", ["a"])
        batch.create_index("y", ["a"])


def downgrade():
    pass
