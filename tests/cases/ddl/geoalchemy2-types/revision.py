"""geoalchemy2-types"""

import geoalchemy2
import sqlalchemy as sa
from alembic import op
from geoalchemy2 import Geography, Geometry, Raster

revision = "a1"
down_revision = None


def upgrade():
    op.add_column("places", sa.Column("geom", Geometry("POINT", srid=4326), nullable=True))
    op.add_column("places", sa.Column("plain", Geometry(spatial_index=False), nullable=False))
    op.add_column("places", sa.Column("free", Geometry(None), nullable=False), schema="geo")
    op.add_column("places", sa.Column("solid", Geometry("POLYGONZ", srid=3857, dimension=3, use_N_D_index=True)))
    op.add_column("places", sa.Column("spot", Geography(geometry_type="POINT", srid=4326, from_text="ST_GeogFromText", name="geography")))
    op.add_column("places", sa.Column("never", Geometry("LINESTRING", srid=4326, nullable=False)))
    op.add_column("places", sa.Column("picture", Raster()))
    op.add_column("places", sa.Column("flat", Raster(spatial_index=False, from_text="raster", name="raster", nullable=False)))
    op.add_column("places", sa.Column("many", sa.ARRAY(Geometry("POINT", srid=4326))))
    op.alter_column("places", "geom", existing_type=Geometry("POINT"), type_=Geometry("MULTIPOINT", srid=4326, from_text="ST_GeomFromEWKT", name="geometry"))
    op.create_index("idx_places_more", "places", ["geom"], postgresql_using="gist", postgresql_ops={"geom": "gist_geometry_ops_nd"})


def downgrade():
    op.drop_index("idx_places_more", table_name="places", postgresql_using="gist")
    op.drop_column("places", "geom")
