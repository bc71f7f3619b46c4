from sqlalchemy import ARRAY, Column, ForeignKey, ForeignKeyConstraint, Identity, Index, Integer, MetaData, PrimaryKeyConstraint, Sequence, String, Table, Text, text
from sqlalchemy.dialects.postgresql import CITEXT, DOMAIN
from sqlalchemy.schema import CreateSchema

first = MetaData(naming_convention={"fk": "fk_%(table_name)s_%(column_0_N_name)s"})
second = MetaData(schema="other")
metadata = [first, second]

Sequence("alone", increment=5, cache=3, metadata=first)
mail = DOMAIN("mail", CITEXT, check="VALUE ~ '@'", not_null=True)

# two that refer to each other, one behind them, and one of its own
Table("a", first, Column("id", Integer, primary_key=True), Column("b_id", ForeignKey("b.id")))
Table("b", first, Column("id", Integer, primary_key=True), Column("a_id", ForeignKey("a.id", use_alter=False)))
Table("behind", first, Column("id", Identity(always=True, start=3), type_=Integer, primary_key=True), Column("a_id", ForeignKey("a.id")), Column("mail", mail))
Table("alone", first, Column("x", Text), Column("y", String(collation="C")), Index("alone_xy", text("x DESC"), "y", postgresql_ops={"y": "text_pattern_ops"}))
Table(
    "pair",
    second,
    Column("one", Integer),
    Column("two", Integer),
    PrimaryKeyConstraint("one", "two", name="both"),
    ForeignKeyConstraint(["one", "two"], ["other.pair.one", "other.pair.two"], match="FULL"),
)
Table("Quoted Name", second, Column("order", ARRAY(Integer, dimensions=2), comment="it's"), prefixes=["UNLOGGED"], schema="third")
