"""GeoAlchemy2's types: a spatial column brings its index along."""

from geoalchemy2.types import Geography, Geometry, Raster  # noqa: F401
from geoalchemy2 import types  # noqa: F401
