import sqlalchemy as sa
from sqlalchemy.dialects import postgresql


class Odd(sa.TypeDecorator):
    impl = postgresql.JSONB
    cache_ok = True


metadata = sa.MetaData()
sa.Table("t", metadata, sa.Column("id", sa.Integer, primary_key=True), sa.Column("odd", Odd), sa.Column("b", sa.Text))
sa.Table("new", metadata, sa.Column("id", sa.Integer, primary_key=True), sa.Column("odd", Odd))
