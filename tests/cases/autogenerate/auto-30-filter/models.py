import sqlalchemy as sa

metadata = sa.MetaData()
sa.Table("app_a", metadata, sa.Column("id", sa.Integer, primary_key=True), sa.Column("n", sa.Text))
sa.Table("unseen", metadata, sa.Column("id", sa.Integer, primary_key=True))
