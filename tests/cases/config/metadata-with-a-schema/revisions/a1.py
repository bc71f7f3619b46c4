"""tables without a schema"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.create_table("t", sa.Column("id", sa.Integer, primary_key=True), sa.Column("o_id", sa.Integer, sa.ForeignKey("o.id"), index=True))
    op.create_foreign_key("fk", "t", "o", ["o_id"], ["id"])
    op.add_column("t", sa.Column("kind", sa.Enum("a", name="kind")))


def downgrade():
    op.drop_table("t")
