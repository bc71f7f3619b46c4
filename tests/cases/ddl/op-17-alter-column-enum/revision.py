"""op-17-alter-column-enum"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.alter_column("t", "c", type_=sa.Enum("a", "b", name="mood"), postgresql_using="c::mood")
    op.alter_column("t", "c", type_=sa.Enum("a", "b", name="mood", native_enum=False, create_constraint=True), new_column_name="d")
    op.alter_column("t", "c", existing_type=sa.Enum("a", "b", name="mood", native_enum=False, create_constraint=True), type_=sa.String(10))


def downgrade():
    pass
