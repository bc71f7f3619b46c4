"""op-33-check"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.create_check_constraint("ck", "t", "a > 5")
    op.create_check_constraint("ck", "t", sa.column("a") > 5, schema="s")
    op.create_check_constraint("ck", "t", sa.func.length(sa.column("name")) < 10, postgresql_not_valid=True)
    op.create_check_constraint("ck", "t", sa.column("a").in_(["x", "it's"]))
    op.create_check_constraint("ck", "t", sa.text("a LIKE '100%'"), deferrable=True, initially="IMMEDIATE")
    op.create_check_constraint(None, "t", "a IS NOT NULL")


def downgrade():
    op.drop_constraint("ck", "t", type_="check")
