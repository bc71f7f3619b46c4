"""geoalchemy2-decorated"""

import sqlalchemy as sa
from alembic import op
from geoalchemy2 import Geometry
from sqlalchemy.types import TypeDecorator

revision = "a1"
down_revision = None


class Point(TypeDecorator):
    impl = Geometry
    cache_ok = True

    def __init__(self):
        super().__init__(geometry_type="POINT", srid=4326)


def upgrade():
    metadata = sa.MetaData()
    table = sa.Table("places", metadata, sa.Column("id", sa.Integer, primary_key=True), sa.Column("spot", Point()), schema="geo")
    table.create(op.get_bind())
    op.add_column("other", sa.Column("spot", Point(), nullable=False))


def downgrade():
    op.drop_column("other", "spot")
