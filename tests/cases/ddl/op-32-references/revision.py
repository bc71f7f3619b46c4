"""op-32-references"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.create_table(
        "t",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("parent_id", sa.ForeignKey("t.id", ondelete="SET NULL (parent_id)")),
        sa.Column("other", sa.Integer(), sa.ForeignKey("S.o.id", name="fk", deferrable=True, initially="DEFERRED")),
    )
    op.create_foreign_key("fk", "a", "a", ["x"], ["y"], source_schema="s", referent_schema="s")


def downgrade():
    op.drop_constraint("fk", "t", type_="foreignkey")
    op.drop_table("t")
