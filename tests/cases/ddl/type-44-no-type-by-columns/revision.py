"""type-44-no-type-by-columns"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "a1"
down_revision = None


def upgrade():
    op.add_column("t", sa.Column("a", sa.Enum("a", name="e")))
    op.alter_column("t", "a", type_=postgresql.ENUM("a", "b", name="f"), existing_type=sa.Enum("a", name="e"), postgresql_using="a::text::f")
    with op.batch_alter_table("t") as batch_op:
        batch_op.add_column(sa.Column("b", sa.Enum("a", name="g")))


def downgrade():
    words = sa.ARRAY(sa.Enum("a", name="w", native_enum=False, create_constraint=True))
    op.alter_column("t", "a", type_=sa.Text(), existing_type=words)
