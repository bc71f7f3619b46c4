import sqlalchemy as sa

metadata = sa.MetaData()
for schema, name in (("s", "t"), (None, "u")):
    sa.Table(
        name, metadata,
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("a", sa.String(30), server_default="y"),
        sa.Column("b", sa.BigInteger, nullable=False),
        schema=schema,
    )
