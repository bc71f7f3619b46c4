"""two"""

import os

import sqlalchemy as sa

revision = "a2"
down_revision = "a1"

metadata = sa.MetaData()
sa.Table("beside_too", metadata, sa.Column("id", sa.Integer))


def upgrade():
    metadata.create_all(sa.create_engine(os.environ["DATABASE_URL"]))


def downgrade():
    pass
