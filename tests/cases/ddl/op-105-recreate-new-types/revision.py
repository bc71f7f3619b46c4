"""op-105-recreate-new-types"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "a1"
down_revision = None


def upgrade():
    # What comes into the table is not created, except as an item of an array or for a variant.
    with op.batch_alter_table("t", recreate="always", copy_from=sa.Table("t", sa.MetaData(), sa.Column("a", sa.Integer))) as batch:
        batch.add_column(sa.Column("b", sa.Enum("x", name="e1")))
        batch.add_column(sa.Column("c", postgresql.ENUM("x", name="e2")))
        batch.add_column(sa.Column("d", sa.ARRAY(sa.Enum("x", name="e3"))))
        batch.add_column(sa.Column("e", postgresql.DOMAIN("d4", sa.Integer())))
        batch.add_column(sa.Column("f", sa.Integer().with_variant(sa.Enum("x", name="e5"), "postgresql")))
        # The copy of an Enum has no variants.
        batch.add_column(sa.Column("g", sa.Enum("x", name="e6").with_variant(sa.Enum("x", name="e7"), "postgresql")))
    names = ["a", "b", "c"]
    columns = [sa.Column(name, sa.Integer) for name in names]
    columns += [sa.Column("d", sa.Enum("x", name="e8")), sa.Column("e", sa.ARRAY(sa.Enum("x", name="e9")))]
    with op.batch_alter_table("t", recreate="always", copy_from=sa.Table("t", sa.MetaData(), *columns)) as batch:
        batch.alter_column("a", type_=sa.Enum("x", name="e10"))
        batch.alter_column("b", type_=sa.ARRAY(sa.Enum("x", name="e11")))
        batch.alter_column("c", type_=postgresql.DOMAIN("d12", sa.Integer()))
        batch.alter_column("d", type_=sa.Text())
        batch.alter_column("e", type_=sa.Text())


def downgrade():
    pass
