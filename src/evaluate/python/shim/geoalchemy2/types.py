"""Geometry, Geography, Raster."""

from sqlalchemy.types import UserDefinedType


class _GISType(UserDefinedType):
    cache_ok = True
    name = None
    from_text = None
    as_binary = None

    def __init__(
        self,
        geometry_type="GEOMETRY",
        srid=-1,
        dimension=None,
        spatial_index=True,
        use_N_D_index=False,
        use_typmod=None,
        from_text=None,
        name=None,
        nullable=True,
        _spatial_index_reflected=None,
    ):
        self.geometry_type = geometry_type.upper() if geometry_type else None
        self.srid = int(srid)
        self.dimension = dimension
        self.spatial_index = spatial_index
        self.use_N_D_index = use_N_D_index
        self.use_typmod = use_typmod
        if from_text:
            self.from_text = from_text
        if name:
            self.name = name
        self.nullable = nullable

    def get_col_spec(self, **kw):
        if not self.geometry_type:
            return self.name
        return "%s(%s,%d)" % (self.name, self.geometry_type, self.srid)

    def _set_table(self, column, table):
        if not self.nullable:
            column.nullable = False
        if not self.spatial_index:
            return
        from sqlalchemy.sql.schema import Index

        name = "idx_%s_%s" % (table.name, column.name)
        if name in [index.name for index in table.indexes]:
            return
        options = {"postgresql_using": "gist"}
        if self.use_N_D_index:
            options["postgresql_ops"] = {column.name: "gist_geometry_ops_nd"}
        Index(name, self._indexed(column), _table=table, **options)

    def _indexed(self, column):
        return column


class Geometry(_GISType):
    name = "geometry"
    from_text = "ST_GeomFromEWKT"


class Geography(_GISType):
    name = "geography"
    from_text = "ST_GeogFromText"


class Raster(_GISType):
    name = "raster"
    from_text = "raster"

    def __init__(self, spatial_index=True, from_text=None, name=None, nullable=True, _spatial_index_reflected=None):
        _GISType.__init__(self, None, -1, None, spatial_index, False, None, from_text, name, nullable)

    def _indexed(self, column):
        from sqlalchemy.sql.functions import func

        return func.ST_ConvexHull(column)


class WKTElement:
    def __init__(self, data, srid=-1, extended=None):
        self.data = data
        self.srid = srid

    def __str__(self):
        return self.data
