"""op-14-add-enum-column"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.add_column("t", sa.Column("a", sa.Enum("a", "b", name="mood")))
    op.add_column("t", sa.Column("b", sa.Enum("a", "b", name="mood", native_enum=False)))
    op.add_column("t", sa.Column("c", sa.Enum("a", "b", name="mood", native_enum=False, create_constraint=True)))
    op.add_column("t", sa.Column("d", sa.Boolean(create_constraint=True, name="flag")))


def downgrade():
    pass
