import sqlalchemy as sa

metadata = sa.MetaData()
sa.Table("part", metadata, sa.Column("id", sa.Integer), sa.Column("d", sa.Date), postgresql_partition_by="RANGE (d)")
