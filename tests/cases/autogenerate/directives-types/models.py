import sqlalchemy as sa

metadata = sa.MetaData()
mood = sa.Enum("sad", "ok", "happy", name="mood")
sa.Table("t", metadata, sa.Column("id", sa.Integer, primary_key=True), sa.Column("mood", mood))
sa.Table("u", metadata, sa.Column("id", sa.Integer, primary_key=True), sa.Column("size", sa.Enum("s", "l", name="size")))
