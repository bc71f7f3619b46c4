import sqlalchemy as sa

metadata = sa.MetaData()
sa.Table("kept", metadata, sa.Column("id", sa.Integer, primary_key=True), sa.Column("a_id", sa.Integer))
