"""op-89-copied-types-and-schemas"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "a1"
down_revision = None


def upgrade():
    # A type that is copied, as with_variant does, has its schema settled: the metadata's is not for it.
    m = sa.MetaData(schema="s")
    plain = sa.Enum("a", "b", name="plain")
    varied = sa.Enum("a", "b", name="varied").with_variant(sa.String(5), "mysql")
    own = postgresql.ENUM("a", name="own").with_variant(sa.String(5), "sqlite")
    array = postgresql.UUID().with_variant(
        postgresql.ARRAY(sa.Enum("a", native_enum=False).with_variant(postgresql.DOMAIN("d", sa.UUID()), "postgresql")), "mysql"
    )
    sa.Table("t", m, sa.Column("a", plain), sa.Column("b", varied), sa.Column("c", own), sa.Column("d", array))
    m.create_all(op.get_bind())


def downgrade():
    pass
