import sqlalchemy as sa

metadata = sa.MetaData()
sa.Table("t", metadata, sa.Column("a", sa.Float(24)), sa.Column("b", sa.Float(53)), sa.Column("c", sa.BigInteger))
