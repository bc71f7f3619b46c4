import sqlalchemy as sa

metadata = sa.MetaData()
sa.Table(
    "t", metadata, sa.Column("id", sa.Integer, primary_key=True), sa.Column("a", sa.Integer, comment="said"),
    sa.Column("b", sa.Integer, nullable=False, comment="said"), sa.Column("c", sa.Integer), sa.Index("ix_not", "a"), sa.Index("ix_yes", "b"),
)
sa.Table("keep_out", metadata, sa.Column("id", sa.Integer, primary_key=True))
sa.Table("new", metadata, sa.Column("id", sa.Integer, primary_key=True), sa.Column("name", sa.Text), info={"kept": 1})
