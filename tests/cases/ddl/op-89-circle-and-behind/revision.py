"""op-89-circle-and-behind"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    m = sa.MetaData()
    sa.Table("b", m, sa.Column("id", sa.Integer, primary_key=True), sa.Column("a_id", sa.ForeignKey("a.id", name="fk_b_a")))
    sa.Table("behind", m, sa.Column("id", sa.Integer, primary_key=True), sa.Column("a_id", sa.ForeignKey("a.id", name="fk_behind_a")))
    sa.Table("a", m, sa.Column("id", sa.Integer, primary_key=True), sa.Column("b_id", sa.ForeignKey("b.id", name="fk_a_b")))
    m.create_all(op.get_bind(), checkfirst=False)
    m = sa.MetaData(naming_convention={"fk": "fk_%(table_name)s_%(column_0_name)s"})
    sa.Table("c", m, sa.Column("id", sa.Integer, primary_key=True), sa.Column("d_id", sa.ForeignKey("d.id")))
    sa.Table("d", m, sa.Column("id", sa.Integer, primary_key=True), sa.Column("c_id", sa.ForeignKey("c.id")))
    m.create_all(op.get_bind(), checkfirst=False)
    m.drop_all(op.get_bind(), checkfirst=False)


def downgrade():
    pass
