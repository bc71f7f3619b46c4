import sqlalchemy as sa
from sqlalchemy.dialects import postgresql as pg
from sqlalchemy.ext.mutable import MutableDict

from myapp import types


class Here(sa.TypeDecorator):
    impl = sa.Date
    cache_ok = True


metadata = sa.MetaData()
sa.Table(
    "added",
    metadata,
    sa.Column("id", types.GUID(), primary_key=True),
    sa.Column("secret", types.Encrypted("key", "more", "most", mode="gcm")),
    sa.Column("plain", types.Encrypted("key", length=20)),
    sa.Column("loud", types.Shouted(20)),
    sa.Column("price", types.Money("USD")),
    sa.Column("document", MutableDict.as_mutable(types.JSONText())),
    sa.Column("colour", types.ValueEnum(types.Colour, name="colour")),
    sa.Column("small", types.Small(False), server_default="3"),
    sa.Column("inner", types.Holder.Inner),
    sa.Column("here", Here()),
    sa.Column("ids", sa.ARRAY(types.GUID(length=8))),
    sa.Column("varied", sa.String(7).with_variant(types.Shouted(9), "postgresql")),
    sa.Column("varied_too", types.GUID().with_variant(sa.String(3), "mysql")),
)
sa.Table(
    "changed",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("retyped", types.Shouted(30), nullable=False),
    sa.Column("now_null", types.Money()),
    sa.Column("new", types.Small()),
)
