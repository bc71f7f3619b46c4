import sqlalchemy as sa

metadata = sa.MetaData()

sa.Table(
    "parent", metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("name", sa.String(50), nullable=False, server_default="x'y"),
    sa.Column("n", sa.Numeric(10, 2), server_default=sa.text("6")),
    sa.Column("note", sa.Text, comment="other 'note'"),
    sa.Column("plain", sa.Integer, comment=""),
    sa.Column("newcol", sa.DateTime(timezone=True), server_default=sa.func.now(), nullable=False),
    sa.Column("words", sa.String, server_default="some words"),
    sa.Column("quoted", sa.String, server_default="'quoted'"),
    sa.Column("never", sa.Integer, autoincrement=False, nullable=False, server_default="0"),
    sa.Column("doubled", sa.Integer, sa.Computed("never * 2", persisted=True)),
    sa.Column("counted", sa.BigInteger, sa.Identity(start=5, increment=2)),
    sa.Column("noted", sa.Integer, comment="new\nlines\tand é"),
    comment="new comment",
)
sa.Table("kid", metadata, sa.Column("id", sa.Integer, primary_key=True), sa.Column("parent_id", sa.Integer, nullable=False))
