import sqlalchemy as sa
from sqlalchemy.dialects import postgresql as pg

metadata = sa.MetaData()

sa.Table(
    "grand", metadata,
    sa.Column("id", pg.UUID, primary_key=True, server_default=sa.text("gen_random_uuid()")),
    sa.Column("kid_id", sa.ForeignKey("kid.id", onupdate="CASCADE", deferrable=True, initially="DEFERRED"), index=True),
    sa.Column("v", sa.Integer),
    sa.Column("i", sa.BigInteger, sa.Identity(start=5)),
    sa.CheckConstraint(sa.column("v") > 3, name="ck_v"),
    sa.CheckConstraint("v < 50"),
    sa.UniqueConstraint("v", "i", name="uq_vi", postgresql_nulls_not_distinct=True),
    pg.ExcludeConstraint(("v", "="), (sa.text("i"), "="), name="ex", using="btree", where=sa.text("v > 1")),
    comment="it's grand",
    info={"a": 1},
    prefixes=["UNLOGGED"],
)
kid = sa.Table(
    "kid", metadata,
    sa.Column("a", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("id", sa.Integer, primary_key=True, unique=True),
    sa.Column("Mixed", sa.String, index=True, unique=True),
    postgresql_with={"fillfactor": 70},
    schema=None,
)
sa.Index("ix_kid_expression", sa.func.lower(kid.c.Mixed), kid.c.a.desc().nullslast(), postgresql_where=kid.c.a > 5, postgresql_using="btree")
sa.Table("alone", metadata, sa.Column("x", sa.Integer), sa.Column("y", sa.Text))
sa.Table(
    "kept_parent", metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("u", sa.UUID, server_default=sa.text("gen_random_uuid()"), unique=True),
    sa.Column("ts", sa.DateTime(timezone=True), server_default=sa.func.now()),
    sa.Column("arr", sa.ARRAY(sa.Integer)),
    sa.Column("j", pg.JSONB),
    sa.Column("e", sa.Text),
)
