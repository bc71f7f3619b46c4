import sqlalchemy as sa

metadata = sa.MetaData()
sa.Table("p", metadata, sa.Column("a", sa.Integer, primary_key=True), sa.Column("b", sa.Integer, primary_key=True))
sa.Table("q", metadata, sa.Column("id", sa.Integer, primary_key=True), sa.Column("v", sa.Integer, unique=True))
sa.Table(
    "r", metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("a", sa.Integer),
    sa.Column("b", sa.Integer),
    sa.Column("q1", sa.ForeignKey("q.id", name="same")),
    sa.Column("q2", sa.ForeignKey("q.id", name="other_action", ondelete="SET NULL", onupdate="CASCADE")),
)
sa.Table("s", metadata, sa.Column("id", sa.Integer, primary_key=True), sa.Column("q3", sa.ForeignKey("q.id", name="waits", deferrable=True)))
sa.Table("t", metadata, sa.Column("id", sa.Integer, primary_key=True), sa.Column("q4", sa.ForeignKey("q.v", name="new_name")))
sa.Table("u", metadata, sa.Column("id", sa.Integer, primary_key=True), sa.Column("q5", sa.Integer))
sa.Table("v", metadata, sa.Column("a", sa.Integer), sa.Column("b", sa.Integer), sa.ForeignKeyConstraint(["a", "b"], ["p.a", "p.b"], name="both", match="FULL"))
