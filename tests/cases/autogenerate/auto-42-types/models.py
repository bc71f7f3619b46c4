import sqlalchemy as sa
from sqlalchemy.dialects import postgresql as pg
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
import enum
import uuid
metadata = sa.MetaData()
class Color(enum.Enum):
    red = 1
    blue = 2
all_types = sa.Table("all_types", metadata,
  sa.Column("id", sa.Integer, primary_key=True),
  *[sa.Column("c%02d" % i, t) for i, t in enumerate([
   sa.String(), sa.String(50), sa.Text(), sa.Unicode(10), sa.UnicodeText(), sa.Integer(), sa.BigInteger(), sa.SmallInteger(),
   sa.Numeric(), sa.Numeric(10), sa.Numeric(10,2), sa.Numeric(10,2,asdecimal=False), sa.Float(), sa.Double(), sa.Double(53), sa.Boolean(), sa.Date(), sa.DateTime(), sa.DateTime(timezone=True), sa.Time(), sa.Time(timezone=True), sa.Interval(), sa.LargeBinary(), sa.LargeBinary(10), sa.JSON(), sa.JSON(none_as_null=True), sa.Uuid(), sa.Uuid(as_uuid=False), sa.Enum("a","b",name="e1"), sa.Enum(Color), sa.Enum("a","b",name="e2",native_enum=False,length=30,create_constraint=True), sa.ARRAY(sa.Integer), sa.ARRAY(sa.String(5),dimensions=2), sa.Enum("a","b",native_enum=False), sa.PickleType(), sa.VARCHAR(4), sa.CHAR(3), sa.TIMESTAMP(timezone=True), sa.DECIMAL(5,1), sa.REAL(), 
   pg.JSONB(), pg.JSONB(none_as_null=True), pg.JSON(), pg.UUID(), pg.UUID(as_uuid=False), pg.ARRAY(sa.Text), pg.ARRAY(pg.JSONB, dimensions=1), pg.ARRAY(sa.Enum("x","y",name="e3")), pg.ENUM("p","q",name="e4"), pg.ENUM("p","q",name="e5",create_type=False), pg.INET(), pg.CIDR(), pg.MACADDR(), pg.MACADDR8(), pg.MONEY(), pg.OID(), pg.REGCLASS(), pg.TSVECTOR(), pg.TSQUERY(), pg.HSTORE(), pg.BIT(), pg.BIT(5), pg.BIT(7,varying=True), pg.INT4RANGE(), pg.INT8RANGE(), pg.NUMRANGE(), pg.DATERANGE(), pg.TSRANGE(), pg.TSTZRANGE(), pg.INT4MULTIRANGE(), pg.TSTZMULTIRANGE(), pg.INTERVAL(), pg.INTERVAL(fields="YEAR TO MONTH"), pg.INTERVAL(precision=3), pg.TIMESTAMP(precision=3), pg.TIMESTAMP(True,3), pg.TIME(True,2), pg.CITEXT(), pg.BYTEA(), pg.DOUBLE_PRECISION(), pg.VARCHAR(3, collation="C"), sa.String(20, collation="C"), pg.DOMAIN("dom", sa.Integer, check="VALUE > 0", not_null=True), pg.REGCONFIG(), sa.String(5).with_variant(sa.Text(), "sqlite"), sa.JSON().with_variant(pg.JSONB(), "postgresql"), sa.Text().with_variant(sa.String(3), "mysql", "mariadb")
  ])])
