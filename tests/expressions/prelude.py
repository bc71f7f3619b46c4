# What the snippets may use; executed under the real SQLAlchemy and under mig's own modules.
import sqlalchemy as sa
from sqlalchemy import (MetaData, Table, Column, Integer, BigInteger, String, Text, Boolean, Numeric, Float, DateTime, Date, Enum, ForeignKey, Sequence, LargeBinary, Time, Interval,
 select, insert, update, delete, tuple_, true, false, null, literal, bindparam, desc, asc, nulls_last, nulls_first, between, collate, distinct, extract, type_coerce, any_, all_, exists, union, union_all, intersect, except_, values, lateral, within_group, over, join, outerjoin, label)
from sqlalchemy.sql import table, column, func, and_, or_, not_, text, literal_column, case, cast
from sqlalchemy.dialects import postgresql
from sqlalchemy.dialects.postgresql import JSONB, ARRAY, UUID, insert as pg_insert
import datetime, decimal, uuid, enum
D = decimal.Decimal
class Color(enum.Enum):
    red = "r"
    green = "g"
a, b, c, d = column("a"), column("b"), column("c"), column("d")
i = column("i", Integer); n = column("n", Numeric); s = column("s", String); f = column("f", Float); bo = column("bo", Boolean)
dt = column("dt", DateTime); da = column("da", Date); j = column("j", JSONB); jj = column("jj", postgresql.JSON); ar = column("ar", ARRAY(Integer)); sar = column("sar", ARRAY(String))
u = column("u", UUID)
users = table("users", column("id", Integer), column("name", String), column("email", String), column("active", Boolean), column("data", JSONB), column("tags", ARRAY(String)), column("created", DateTime))
orders = table("orders", column("id", Integer), column("user_id", Integer), column("total", Numeric), column("state", String))
items = table("items", column("id", Integer), column("order_id", Integer), column("Name", String), schema="shop")
meta = MetaData()
T = Table("t", meta, Column("id", Integer, primary_key=True), Column("name", String(50)), Column("kind", Enum(Color, name="color")), Column("meta", JSONB), Column("at", DateTime(timezone=True), server_default=func.now()), Column("uid", UUID))
T2 = Table("t2", meta, Column("id", Integer, primary_key=True), Column("t_id", Integer, ForeignKey("t.id")), Column("v", Text), Column("n", Integer))
