"""op-31-unique"""

from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.create_unique_constraint("uq", "t", ["a"])
    op.create_unique_constraint("uq", "t", ["a", "b"], schema="s", deferrable=True, initially="DEFERRED")
    op.create_unique_constraint("uq", "t", ["a"], postgresql_nulls_not_distinct=True)
    op.create_unique_constraint("uq", "t", ["a", "b"], postgresql_include=["b"])
    op.create_unique_constraint(None, "t", ["a"])


def downgrade():
    op.drop_constraint("uq", "t", type_="unique", schema="s")
