from sqlalchemy import Column, Integer, MetaData, Table

metadata = MetaData()
Table("other", metadata, Column("x", Integer))
