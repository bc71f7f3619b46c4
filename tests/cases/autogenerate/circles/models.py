import sqlalchemy as sa

metadata = sa.MetaData()
sa.Table("x", metadata, sa.Column("id", sa.Integer, primary_key=True), sa.Column("y", sa.ForeignKey("y.id", name="fk_x_y")))
sa.Table("y", metadata, sa.Column("id", sa.Integer, primary_key=True), sa.Column("x", sa.ForeignKey("x.id", name="fk_y_x")))
sa.Table("p", metadata, sa.Column("id", sa.Integer, primary_key=True), sa.Column("q", sa.ForeignKey("q.id", use_alter=True, name="fk_p_q")))
sa.Table("q", metadata, sa.Column("id", sa.Integer, primary_key=True), sa.Column("p", sa.ForeignKey("p.id", name="fk_q_p")))
