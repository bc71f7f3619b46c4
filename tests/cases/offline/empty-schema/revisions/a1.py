"""a schema that is an empty text is none, most of the time"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    t = op.create_table("s1", sa.Column("i", sa.Integer, sa.Sequence("sq", schema=""), index=True), sa.Column("e", sa.Enum("a","b",name="e1", schema="")), sa.Column("f", sa.Integer, sa.ForeignKey("o.id")), schema="")
    op.bulk_insert(t, [{"i": 1}])
    op.create_primary_key("VOS_PK", "s1", ["i"], schema="")
    op.create_foreign_key("fk", "s1", "o", ["i"], ["id"], source_schema="")
    op.create_unique_constraint("uq", "s1", ["i"], schema="")
    op.create_check_constraint("ck", "s1", "i > 1", schema="")
    op.create_index("ix", "s1", ["i"], schema="")
    op.drop_index("ix", "s1", schema="")
    op.add_column("s1", sa.Column("z", sa.Integer, sa.ForeignKey("x.y", name="zz"), comment="c"), schema="")
    op.alter_column("s1", "z", nullable=False, type_=sa.String(), new_column_name="zz", schema="", server_default="3", comment="d")
    op.drop_column("s1", "zz", schema="")
    op.drop_constraint("ck", "s1", schema="")
    op.create_table_comment("s1", "c", schema="")
    op.drop_table_comment("s1", schema="")
    op.rename_table("s1", "s2", schema="")
    t = sa.table("x", sa.column("a", sa.Integer), schema="")
    op.execute(t.update().values(a=1))
    op.execute(sa.select(t.c.a))
    op.execute(t.delete().where(t.c.a == 2))
    op.execute(t.insert().from_select(["a"], sa.select(t.c.a)))
    op.drop_table("s1", schema="")
    with op.batch_alter_table("s1", schema="") as b:
        b.add_column(sa.Column("q", sa.Integer))
        b.drop_column("q")
        b.create_index("i", ["q"])


def downgrade():
    pass
