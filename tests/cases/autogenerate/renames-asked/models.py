import sqlalchemy as sa

metadata = sa.MetaData()
sa.Table("users", metadata, sa.Column("id", sa.Integer, primary_key=True), sa.Column("first", sa.String(50)), sa.Column("last", sa.String(50)), sa.Column("t", sa.Text))
sa.Table("humans", metadata, sa.Column("id", sa.Integer, primary_key=True), sa.Column("name", sa.Text))
