import enum
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql as pg
class E(str, enum.Enum):
    NAME = "ck_one"
    TEXT = "id > 0"
    CASCADE = "CASCADE"
    COL = "name"
    SCHEMA = "other"
    VALUE = "it's"
    INIT = "DEFERRED"
    METHOD = "gin"
class S(enum.StrEnum):
    NAME = "ck_two"
    TEXT = "id > 1"
    CASCADE = "SET NULL"
    VALUE = "val"
    COL = "name"
metadata = sa.MetaData()
sa.Table("p", metadata, sa.Column("id", sa.Integer, primary_key=True))
def t(n, *a, **k):
    sa.Table(n, metadata, sa.Column("id", sa.Integer, primary_key=True), *a, **k)
for i, X in enumerate((E, S)):
    t("ck%d" % i, sa.CheckConstraint("id > 5", name=X.NAME))
    t("ct%d" % i, sa.CheckConstraint(X.TEXT))
    t("sd%d" % i, sa.Column("x", sa.String, server_default=X.VALUE))
    t("st%d" % i, sa.Column("x", sa.String, server_default=sa.text(X.TEXT)))
    t("od%d" % i, sa.Column("x", sa.ForeignKey("p.id", ondelete=S.CASCADE, onupdate=S.CASCADE, name=X.NAME)))
    t("uq%d" % i, sa.Column("name", sa.String), sa.UniqueConstraint(X.COL, name=X.NAME))
    t("ix%d" % i, sa.Column("name", sa.String), sa.Index(X.NAME, X.COL))
    t("cn%d" % i, sa.Column(X.COL, sa.String, comment=X.VALUE), comment=X.VALUE)
    t("cp%d" % i, sa.Column("x", sa.Integer, sa.Computed(X.TEXT)))
    t("en%d" % i, sa.Column("x", sa.Enum(X, name=X.NAME)))
    t("wh%d" % i, sa.Column("x", sa.String), sa.Index("ixw%d" % i, "x", postgresql_where=sa.text(X.TEXT), postgresql_using="gin" ))
    t("lw%d" % i, sa.Column("x", sa.String), sa.CheckConstraint(sa.column("x", sa.String) == X.VALUE), sa.CheckConstraint(sa.column("x", sa.String).in_([X.VALUE, X.NAME])))
    t("sq%d" % i, sa.Column("x", sa.Integer, sa.Sequence(X.VALUE)))
    t("fn%d" % i, sa.Column("y", sa.String, server_default=sa.literal(X.VALUE, sa.String)))
    t("co%d" % i, sa.Column("x", sa.String(collation=X.COL)))
t("sc", schema=E.SCHEMA)
t("us", sa.Column("x", sa.String), sa.Index("us_x", "x", postgresql_using=E.METHOD))
t(E.NAME)
conv = sa.MetaData(naming_convention={"ck": "ck_%(table_name)s_%(constraint_name)s", "uq": "uq_%(table_name)s_%(column_0_name)s"})
sa.Table("named", conv, sa.Column("id", sa.Integer, primary_key=True), sa.CheckConstraint("id > 5", name=E.NAME), sa.CheckConstraint("id > 6", name=S.NAME), sa.UniqueConstraint("id", name=E.NAME))
metadata = [metadata, conv]
