import sqlalchemy as sa
from geoalchemy2 import Geography, Geometry, Raster

metadata = sa.MetaData()
sa.Table(
    "lake", metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("shape", Geometry(geometry_type="POLYGON", srid=4326), nullable=False),
    sa.Column("spot", Geography("POINT", srid=4326, spatial_index=False)),
)
sa.Table(
    "place", metadata, sa.Column("id", sa.Integer, primary_key=True), sa.Column("at", Geometry("POINTZ", srid=4326, dimension=3)),
    sa.Column("name", sa.Text),
)
