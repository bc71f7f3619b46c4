import sqlalchemy as sa

metadata = sa.MetaData()
sa.Table(
    "t", metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("left_alone", sa.Text, server_default="a"),
    sa.Column("left_without", sa.Text),
    sa.Column("left_identity", sa.Integer, sa.Identity(start=5), nullable=False),
    sa.Column("doc", sa.JSON, server_default="{}"),
    sa.Column("same", sa.Text, server_default="x", info={"normal": True}),
    sa.Column("other", sa.Text, server_default="y", info={"normal": True}),
    sa.Column("gone", sa.Text, info={"normal": True}, nullable=False),
    sa.Column("given", sa.DateTime, server_default=sa.text("now()")),
    sa.Column("usual", sa.Integer, server_default="2"),
    sa.Column("usual_same", sa.Integer, server_default=sa.text("1 + 1")),
    sa.Column("nothing", sa.Integer),
)
