import sqlalchemy as sa
metadata = sa.MetaData()
sa.Table("p", metadata, sa.Column("id", sa.Integer, primary_key=True), sa.Column("c", sa.Enum("r","g",name="col",schema="s")), sa.Column("n", sa.String(20), comment="nn"), schema="s", comment="tt")
sa.Table("k", metadata, sa.Column("id", sa.BigInteger, primary_key=True), sa.Column("p_id", sa.ForeignKey("s.p.id")), sa.Column("y", sa.Integer, nullable=False, index=True), schema="s")
sa.Table("pub", metadata, sa.Column("id", sa.Integer, primary_key=True), sa.Column("k", sa.ForeignKey("s.k.id", ondelete="SET NULL")), schema="public")
sa.Table("n", metadata, sa.Column("id", sa.Integer, primary_key=True), sa.Column("pub", sa.ForeignKey("public.pub.id")), sa.Column("k", sa.ForeignKey("s.k.id")), sa.UniqueConstraint("pub", "k"), schema="s")
sa.Table("alembic_version", metadata, sa.Column("x", sa.Integer))
sa.Table("dm", metadata, sa.Column("id", sa.Integer, primary_key=True), sa.Column("e", sa.ARRAY(sa.Enum("r", "g", name="col", schema="s"))), sa.Column("ch", sa.String), sa.Column("nm", sa.String), sa.Column("big", sa.BigInteger))
