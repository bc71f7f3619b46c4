"""op-105-recreate-named-key"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    t = sa.Table(
        "t",
        sa.MetaData(),
        sa.Column("a", sa.Integer()),
        sa.Column("b", sa.Integer()),
        sa.PrimaryKeyConstraint("a", "b", name="key"),
    )
    with op.batch_alter_table("t", copy_from=t, recreate="always") as batch:
        batch.drop_column("b")
        batch.create_index("ix", ["a"], postgresql_include=["later"])
    u = sa.Table("u", sa.MetaData(), sa.Column("a", sa.Integer(), primary_key=True), sa.Column("b", sa.Integer(), primary_key=True))
    with op.batch_alter_table("u", copy_from=u, recreate="always") as batch:
        batch.drop_column("a")


def downgrade():
    pass
