"""op-111-convention-in-a-recreation"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    # The convention asks for the name of the table that the block has.
    def columns():
        return [sa.Column("a", sa.Integer), sa.Column("b", sa.Integer)]

    with op.batch_alter_table("t2", recreate="always", copy_from=sa.Table("t", sa.MetaData(), *columns())) as batch:
        batch.create_unique_constraint(None, ["a"])
        batch.create_check_constraint("c", sa.text("a > 1"))
        batch.create_foreign_key(None, "o", ["b"], ["id"])
        batch.create_primary_key(None, ["a"])
        batch.create_index(None, ["b"])
        batch.create_unique_constraint(op.f("y"), ["a"])
    checked = sa.Table("t", sa.MetaData(), *columns(), sa.CheckConstraint("a > 1", name="ck_t_x"))
    with op.batch_alter_table("t", recreate="always", copy_from=checked) as batch:
        batch.drop_constraint("x", type_="check")
    with op.batch_alter_table("t2", recreate="always", copy_from=sa.Table("t", sa.MetaData(), *columns())) as batch:
        batch.add_column(sa.Column("y", sa.Integer, unique=True))
        batch.add_column(sa.Column("z", sa.Integer, sa.ForeignKey("o.id"), index=True))


def downgrade():
    pass
