import sqlalchemy as sa
metadata = sa.MetaData(naming_convention={"ix": "ix_%(column_0_label)s", "uq": "uq_%(table_name)s_%(column_0_name)s", "ck": "ck_%(table_name)s_%(constraint_name)s", "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s", "pk": "pk_%(table_name)s"})
sa.Table("b", metadata, sa.Column("id", sa.Integer, primary_key=True))
sa.Table("very_long_table_name_for_the_purpose_of_truncation_of_names_here", metadata, sa.Column("id", sa.Integer, primary_key=True), sa.Column("b_id", sa.ForeignKey("b.id"), index=True), sa.Column("a_column", sa.Boolean(create_constraint=True, name="bool"), unique=True), sa.CheckConstraint("b_id > 0", name="pos"), sa.CheckConstraint("b_id > 1", name=sa.schema.conv("fixed")))
