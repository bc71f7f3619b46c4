"""type-23-decorators"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "a1"
down_revision = None

class Trimmed(sa.types.TypeDecorator):
    impl = sa.String
    cache_ok = True


class Guid(sa.types.TypeDecorator):
    impl = sa.CHAR
    cache_ok = True

    def load_dialect_impl(self, dialect):
        if dialect.name == "postgresql":
            return dialect.type_descriptor(postgresql.UUID())
        return dialect.type_descriptor(sa.CHAR(32))


class Point(sa.types.UserDefinedType):
    cache_ok = True

    def get_col_spec(self, **kw):
        return "POINT"


def upgrade():
    op.create_table(
        "t",
        sa.Column("c1", Trimmed(30)),
        sa.Column("c2", Guid()),
        sa.Column("c3", Point()),
    )


def downgrade():
    pass
