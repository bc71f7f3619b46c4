import sqlalchemy as sa
from sqlalchemy.dialects import postgresql as pg
metadata = sa.MetaData()
cols = []
for i, T in enumerate([sa.CHAR(3), sa.DateTime(), sa.DATETIME(), sa.DECIMAL(5, 2), sa.Numeric(5), sa.Double(), sa.REAL(), pg.DOUBLE_PRECISION(), sa.Float(7), sa.TEXT(), sa.Text(), sa.NCHAR(3), sa.NVARCHAR(4), sa.Interval(), sa.Enum("a", "b", name="e"), sa.JSON(), sa.Uuid(), sa.Date(), sa.Time(), sa.BigInteger(), sa.Boolean(), sa.LargeBinary(), sa.ARRAY(sa.Integer), pg.JSONB(), pg.UUID(), pg.HSTORE(), sa.CLOB(), sa.Unicode(5), sa.DateTime(True), sa.PickleType()]):
    class D(sa.TypeDecorator):
        impl = sa.String
        cache_ok = True
        _T = T
        def load_dialect_impl(self, dialect): return dialect.type_descriptor(self._T)
    cols.append(sa.Column("c%02d" % i, D()))
sa.Table("t", metadata, *cols)
