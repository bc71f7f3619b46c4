"""Conversion from and to shapely, which is not here."""

_MISSING = (
    "This feature needs the optional Shapely dependency. Please install it with 'pip install geoalchemy2[shapely]'."
)


def to_shape(element):
    raise ImportError(_MISSING)


def from_shape(shape, srid=-1, extended=False):
    raise ImportError(_MISSING)
