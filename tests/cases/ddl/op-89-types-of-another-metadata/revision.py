"""op-89-types-of-another-metadata"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "a1"
down_revision = None


def upgrade():
    # A type is created and dropped with the tables that have it, too.
    metadata, elsewhere = sa.MetaData(), sa.MetaData()
    sa.Table("x", metadata, sa.Column("a", sa.Enum("q", name="e1", metadata=elsewhere)))
    sa.Table("y", metadata, sa.Column("a", sa.Enum("q", name="e2")), sa.Column("b", sa.Enum("q", name="e2")))
    sa.Table("z", metadata, sa.Column("a", sa.ARRAY(postgresql.ENUM("q", name="e3", metadata=elsewhere))))
    metadata.create_all(op.get_bind(), checkfirst=False)
    metadata.drop_all(op.get_bind(), checkfirst=False)
    print(sorted([one.name for one in elsewhere.get_schema_objects(sa.Enum)]), [one.name for one in metadata.get_schema_objects(sa.Enum)])


def downgrade():
    pass
