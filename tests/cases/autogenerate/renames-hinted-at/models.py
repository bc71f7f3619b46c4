import sqlalchemy as sa

metadata = sa.MetaData()
sa.Table(
    "users", metadata, sa.Column("id", sa.Integer, primary_key=True), sa.Column("first", sa.String(50)), sa.Column("last", sa.String(50)),
    sa.Column("m", sa.Integer), sa.Column("blob", sa.LargeBinary),
)
sa.Table("humans", metadata, sa.Column("name", sa.Text), sa.Column("id", sa.Integer, primary_key=True))
sa.Table("s", metadata, sa.Column("z", sa.Integer), sa.Column("c:d", sa.Integer))
sa.Table("z", metadata, sa.Column("y", sa.Integer), schema="s")
