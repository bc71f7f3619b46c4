import sqlalchemy as sa

metadata = sa.MetaData()
sa.Table(
    "accounts", metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("full_name", sa.String(50), nullable=False),
    sa.Column("m", sa.Enum("unhappy", "ok", name="mood"), server_default="unhappy"),
    sa.Column("age", sa.Integer),
    sa.CheckConstraint("full_name <> ''", name="ck"),
    sa.Index("ix_accounts_full_name", "full_name"),
    sa.Index("ix_lower", sa.text("lower(full_name)"), postgresql_where=sa.text("age > 5")),
)
sa.Table("posts", metadata, sa.Column("id", sa.Integer, primary_key=True), sa.Column("user_id", sa.ForeignKey("accounts.id")))
