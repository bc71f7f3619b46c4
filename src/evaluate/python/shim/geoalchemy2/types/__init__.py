"""Geometry, Geography and Raster columns."""

from geoalchemy2.exc import ArgumentError
from sqlalchemy.dialects.postgresql.base import ischema_names
from sqlalchemy.types import UserDefinedType


class _GISType(UserDefinedType):
    name = None
    from_text = None
    as_binary = None
    cache_ok = True

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
        self.geometry_type, self.srid, self.dimension = self.check_ctor_args(
            geometry_type, srid, dimension, use_typmod, nullable
        )
        if name is not None:
            self.name = name
        if from_text is not None:
            self.from_text = from_text
        self.spatial_index = spatial_index
        self.use_N_D_index = use_N_D_index
        self.use_typmod = use_typmod
        self.nullable = nullable
        self._spatial_index_reflected = _spatial_index_reflected

    def get_col_spec(self):
        return f"{self.name}({self.geometry_type},{self.srid})" if self.geometry_type else self.name

    def _as_reflected(self, index_methods):
        """What reflection says of a column: its index comes by itself."""
        self.spatial_index = "gist" in index_methods
        self._spatial_index_reflected = True

    @property
    def comparator_factory(self):
        from geoalchemy2.comparator import Comparator

        return Comparator

    def bind_processor(self, dialect):
        from geoalchemy2.elements import bound

        return bound

    def result_processor(self, dialect, coltype):
        from geoalchemy2 import elements

        element = elements.RasterElement if isinstance(self, Raster) else elements.WKBElement
        return lambda value: None if value is None else element(value)

    @staticmethod
    def check_ctor_args(geometry_type, srid, dimension, use_typmod, nullable):
        """Geometry type in capitals, srid and dimension as numbers that agree with it."""
        try:
            srid = int(srid if srid is not None else -1)
        except (ValueError, TypeError):
            raise ArgumentError("srid must be convertible to an integer") from None
        if use_typmod is not None and not nullable:
            raise ArgumentError('The "nullable" and "use_typmod" arguments can not be used together')
        if dimension not in (None, 2, 3, 4):
            raise ValueError(f"dimension must be one of [None, 2, 3, 4] but got {dimension}")
        if geometry_type:
            geometry_type = geometry_type.upper()
        elif srid > 0:
            import warnings

            warnings.warn("srid not enforced when geometry_type is None", stacklevel=1)
        if geometry_type is not None:
            if geometry_type.endswith("ZM"):
                if dimension not in (None, 4):
                    raise ValueError("dimension must be 4 when geometry_type ends with 'ZM'")
                dimension = 4
            elif geometry_type[-1] in "ZM":
                if dimension not in (None, 3):
                    raise ValueError("dimension must be 3 when geometry_type ends with 'Z' or 'M'")
                dimension = 3
            else:
                dimension = 2
        return geometry_type, srid, dimension


class Geometry(_GISType):
    name = "geometry"
    from_text = "ST_GeomFromEWKT"
    as_binary = "ST_AsEWKB"


class Geography(_GISType):
    name = "geography"
    from_text = "ST_GeogFromText"
    as_binary = "ST_AsBinary"


class Raster(_GISType):
    name = "raster"
    from_text = "raster"
    as_binary = "raster"

    def __init__(self, spatial_index=True, from_text=None, name=None, nullable=True, _spatial_index_reflected=None):
        _GISType.__init__(
            self,
            geometry_type=None,
            spatial_index=spatial_index,
            use_typmod=False,
            from_text=from_text,
            name=name,
            nullable=nullable,
            _spatial_index_reflected=_spatial_index_reflected,
        )

    @staticmethod
    def check_ctor_args(*args, **kwargs):
        return None, -1, None


ischema_names.update(geometry=Geometry, geography=Geography, raster=Raster)
