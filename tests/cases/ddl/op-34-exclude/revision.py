"""op-34-exclude"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.create_exclude_constraint("ex", "t", ("period", "&&"), ("grp", "="), where="grp > 5", using="gist", ops={"period": "range_ops"})
    op.create_exclude_constraint("ex", "t", (sa.column("Period"), "&&"), schema="s", deferrable=True, initially="DEFERRED")
    op.create_exclude_constraint("ex", "t", (sa.literal_column("tsrange(a, b)"), "&&"), where=sa.text("c"))


def downgrade():
    op.drop_constraint("ex", "t")
