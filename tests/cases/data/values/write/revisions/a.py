"""a table of many types"""

import enum

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql as pg

revision = "a"
down_revision = None


class Level(enum.Enum):
    LOW = "low one"
    HIGH = "high one"


COLUMNS = [
    ("small", sa.SmallInteger), ("big", sa.BigInteger), ("numeric", sa.Numeric(12, 3)), ("float", sa.Float), ("double", pg.DOUBLE_PRECISION), ("real", sa.REAL),
    ("decimal_float", sa.Float(asdecimal=True)), ("numeric_float", sa.Numeric(10, 2, asdecimal=False)),
    ("flag", sa.Boolean), ("string", sa.String(80)), ("text", sa.Text), ("unicode", sa.Unicode(50)), ("char", sa.CHAR(5)), ("binary", sa.LargeBinary), ("pickle", sa.PickleType),
    ("date", sa.Date), ("time", sa.Time), ("timetz", sa.Time(timezone=True)), ("stamp", sa.DateTime), ("stamptz", sa.DateTime(timezone=True)), ("pgstamp", pg.TIMESTAMP(timezone=True, precision=3)),
    ("interval", sa.Interval), ("pginterval", pg.INTERVAL),
    ("uuid", sa.Uuid), ("pguuid", pg.UUID(as_uuid=True)), ("uuidtext", pg.UUID(as_uuid=False)), ("charuuid", sa.Uuid(native_uuid=False)),
    ("json", sa.JSON), ("jsonb", pg.JSONB), ("jsonnone", pg.JSON(none_as_null=True)),
    ("ints", pg.ARRAY(sa.Integer)), ("texts", sa.ARRAY(sa.String)), ("nested", pg.ARRAY(sa.Integer, dimensions=2)), ("uuids", pg.ARRAY(pg.UUID(as_uuid=True))), ("numerics", pg.ARRAY(sa.Numeric(8, 2))),
    ("jsonbs", pg.ARRAY(pg.JSONB)), ("dates", pg.ARRAY(sa.Date)), ("tuples", pg.ARRAY(sa.Integer, as_tuple=True)),
    ("level", sa.Enum(Level, name="level")), ("values_level", sa.Enum(Level, name="values_level", values_callable=lambda cls: [one.value for one in cls])), ("mood", sa.Enum("happy", "sad one", name="mood")),
    ("levels", pg.ARRAY(sa.Enum(Level, name="level", create_type=False))), ("pgenum", pg.ENUM("a", "b", name="letters")), ("plain_enum", sa.Enum(Level, native_enum=False, length=20)),
    ("range", pg.INT4RANGE), ("dates_range", pg.DATERANGE), ("stamps_range", pg.TSTZRANGE), ("ranges", pg.INT4MULTIRANGE),
    ("hstore", pg.HSTORE), ("inet", pg.INET), ("cidr", pg.CIDR), ("mac", pg.MACADDR), ("money", pg.MONEY), ("bit", pg.BIT(3)), ("varbit", pg.BIT(5, varying=True)),
    ("vector", pg.TSVECTOR), ("oid", pg.OID), ("regclass", pg.REGCLASS), ("citext", sa.Text),
]


def upgrade():
    op.create_table("things", sa.Column("id", sa.Integer, primary_key=True), *[sa.Column(name, type_) for name, type_ in COLUMNS if name != "levels"])
    op.add_column("things", sa.Column("levels", pg.ARRAY(pg.ENUM(Level, name="level", create_type=False))))


def downgrade():
    op.drop_table("things")
    for name in ("level", "values_level", "mood", "letters"):
        op.execute("DROP TYPE " + name)
