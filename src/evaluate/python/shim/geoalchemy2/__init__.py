"""geoalchemy2: spatial types and their indexes. Importing it makes spatial columns bring an index along, as it does there."""

from geoalchemy2 import admin, types  # noqa: F401
from geoalchemy2.exc import ArgumentError  # noqa: F401
from geoalchemy2.types import Geography, Geometry, Raster  # noqa: F401

__version__ = "0.20.0"

_ELEMENTS = ("RasterElement", "WKBElement", "WKTElement")

admin.setup_ddl_event_listeners()


def __getattr__(name):
    import importlib

    if name in ("elements", "functions", "shape", "comparator"):
        return importlib.import_module("geoalchemy2." + name)
    if name in _ELEMENTS:
        return getattr(importlib.import_module("geoalchemy2.elements"), name)
    raise AttributeError("module 'geoalchemy2' has no attribute %r" % (name,))
