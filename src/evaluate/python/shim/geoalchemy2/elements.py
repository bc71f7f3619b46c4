"""Values of spatial columns."""

from geoalchemy2.types import WKTElement  # noqa: F401
