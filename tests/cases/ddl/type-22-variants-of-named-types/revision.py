"""type-22-variants-of-named-types"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "a1"
down_revision = None


def upgrade():
    op.create_table("t", sa.Column("a", sa.Integer().with_variant(postgresql.ENUM("x", name="e1"), "mysql")), sa.Column("b", postgresql.ENUM("x", name="e2").with_variant(sa.Integer(), "postgresql")),
     sa.Column("c", sa.Enum("x", name="e3").with_variant(sa.Integer(), "postgresql")), sa.Column("d", sa.Integer().with_variant(sa.Enum("x", name="e4"), "mysql")),
     sa.Column("e", sa.String().with_variant(postgresql.DOMAIN("d1", sa.Integer()), "mysql")),
     sa.Column("f", postgresql.DOMAIN("d2", sa.Integer()).with_variant(sa.Integer(), "postgresql")),
     sa.Column("g", sa.String().with_variant(sa.ARRAY(postgresql.ENUM("x", name="e5")), "mysql")),
     sa.Column("h", sa.ARRAY(sa.String().with_variant(postgresql.ENUM("x", name="e6"), "mysql"))),
     sa.Column("i", sa.String().with_variant(postgresql.ENUM("x", name="e7", create_type=False), "mysql")),
     sa.Column("j", sa.String().with_variant(sa.Enum("x", name="e8", native_enum=False, create_constraint=True), "mysql")),
     sa.Column("k", sa.String().with_variant(sa.Enum("x", name="e9", native_enum=False, create_constraint=True), "postgresql")),
     sa.Column("l", sa.Enum("x", name="e10", native_enum=False, create_constraint=True).with_variant(sa.String(), "postgresql")),
     sa.Column("m", sa.Enum("x", name="e11").with_variant(postgresql.ENUM("y", name="e12"), "postgresql").with_variant(postgresql.ENUM("y", name="e13"), "mysql")),
     sa.Column("n", postgresql.ENUM("x", name="e14").with_variant(postgresql.ENUM("y", name="e15"), "postgresql")),
    )


def downgrade():
    pass
