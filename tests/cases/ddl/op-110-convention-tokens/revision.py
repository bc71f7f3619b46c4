"""op-110-convention-tokens"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.create_unique_constraint(None, "t", ["a", "b"])
    op.create_foreign_key(None, "t", "o", ["a", "b"], ["x", "y"], source_schema="s", referent_schema="r")
    op.create_primary_key(None, "t", ["a", "b"], schema="s")
    op.create_index(None, "t", ["a", "b"], schema="s")
    op.create_table("u", sa.Column("a", sa.Integer(), key="k", unique=True), sa.Column("b", sa.Integer(), index=True))
    op.add_column("t", sa.Column("c", sa.Integer(), unique=True, index=True))


def downgrade():
    op.drop_constraint(None, "t", type_="primary")
