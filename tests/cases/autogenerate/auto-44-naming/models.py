import sqlalchemy as sa
metadata = sa.MetaData(naming_convention={"ix": "ix_%(column_0_label)s", "uq": "uq_%(table_name)s_%(column_0_name)s", "ck": "ck_%(table_name)s_%(constraint_name)s", "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s", "pk": "pk_%(table_name)s"})
sa.Table("a", metadata, sa.Column("id", sa.Integer, primary_key=True), sa.Column("b", sa.Integer, unique=True), sa.Column("c", sa.Integer, unique=True), sa.CheckConstraint("b > 0", name="pos"), sa.UniqueConstraint("b", "c", name="mine"))
sa.Table("b", metadata, sa.Column("id", sa.Integer, primary_key=True), sa.Column("a_id", sa.ForeignKey("a.id"), index=True), sa.Column("z", sa.ForeignKey("a.id")))
