"""op-111-convention-of-expressions"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.create_check_constraint("c", "t", sa.literal_column("x") > 0)
    op.create_check_constraint("c", "t", sa.column("a") > sa.column("b"))
    op.create_check_constraint("c", "t", "a > 0")
    op.create_index("i", "t", ["a"])
    op.create_index("i", "t", [sa.text("lower(a)")])
    # An index that shares no column with its table keeps its name.
    op.create_index("i", "t", [sa.column("a")])
    op.create_index("i", "t", [])
    op.alter_column("t", "a", type_=sa.Text(), existing_type=sa.Enum("x", name="e", native_enum=False, create_constraint=True))


def downgrade():
    op.drop_constraint("c", "t", type_="check")
    op.drop_constraint(None, "t", type_="foreignkey")
