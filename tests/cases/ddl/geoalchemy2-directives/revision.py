"""geoalchemy2-directives"""

import geoalchemy2.alembic_helpers  # noqa: F401
import sqlalchemy as sa
from alembic import op
from geoalchemy2 import Geography, Geometry

revision = "a1"
down_revision = None


def upgrade():
    op.create_geospatial_table(
        "lake",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("geom", Geometry("POLYGON", srid=4326, dimension=2, spatial_index=False, from_text="ST_GeomFromEWKT", name="geometry"), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        schema="geo",
    )
    op.create_geospatial_index("idx_lake_geom", "lake", ["geom"], unique=False, postgresql_using="gist", postgresql_ops={}, schema="geo")
    op.add_geospatial_column("lake", sa.Column("spot", Geography("POINT", srid=4326), nullable=True))
    op.create_geospatial_constraints("lake", sa.Column("spot", Geography("POINT", srid=4326), nullable=True))
    with op.batch_alter_table("lake") as batch_op:
        batch_op.add_column(sa.Column("center", Geometry("POINT"), nullable=True))
        batch_op.add_geospatial_column(sa.Column("edge", Geometry("LINESTRING"), nullable=True))
        batch_op.create_geospatial_index("idx_lake_edge", ["edge"], postgresql_using="gist")
        batch_op.drop_geospatial_column("center")
    op.alter_column("lake", "geom", existing_type=Geometry("POLYGON", srid=4326), nullable=True)


def downgrade():
    op.drop_geospatial_constraints("lake", "spot")
    op.drop_geospatial_index("idx_lake_geom", table_name="lake", postgresql_using="gist", column_name="geom")
    op.drop_geospatial_column("lake", "spot")
    op.drop_geospatial_table("lake", schema="geo")
