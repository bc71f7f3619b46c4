"""Values of spatial columns: well-known text, well-known binary, rasters."""

from geoalchemy2.exc import ArgumentError


class _SpatialElement:
    _constructor = None
    _extended_constructor = None

    def __init__(self, data, srid, extended):
        self.data = data
        self.srid = srid
        self.extended = extended

    @property
    def desc(self):
        return self.data if isinstance(self.data, str) else bytes(self.data).hex()

    def __str__(self):
        return self.desc

    def __repr__(self):
        return f"<{type(self).__name__}; {self}>"

    def __eq__(self, other):
        if not isinstance(other, _SpatialElement):
            return False
        return (self.extended, self.srid, self.desc) == (other.extended, other.srid, other.desc)

    def __hash__(self):
        return hash((self.desc, self.srid, self.extended))

    def __clause_element__(self):
        """In an expression the value is made by the function that reads its form."""
        from sqlalchemy import func

        if self.extended:
            return getattr(func, self._extended_constructor)(self.data)
        return getattr(func, self._constructor)(self.data, self.srid)


class WKTElement(_SpatialElement):
    _constructor = "ST_GeomFromText"
    _extended_constructor = "ST_GeomFromEWKT"

    def __init__(self, data, srid=-1, extended=None):
        if extended is None:
            extended = data.startswith("SRID=")
        if extended and srid == -1:
            header, separator, rest = data.partition(";")
            if not separator or ";" in rest or not header[5:].isdigit():
                raise ArgumentError(f"invalid EWKT string {data}")
            srid = int(header[5:])
        _SpatialElement.__init__(self, data, srid, extended)

    def as_wkt(self):
        if self.extended:
            return WKTElement(self.data.partition(";")[2].lstrip(" "), self.srid, extended=False)
        return WKTElement(self.data, self.srid, self.extended)

    def as_ewkt(self):
        if not self.extended and self.srid != -1:
            return WKTElement(f"SRID={self.srid};{self.data}", extended=True)
        return WKTElement(self.data, self.srid, self.extended)


_HAS_SRID = 0x20000000


class WKBElement(_SpatialElement):
    _constructor = "ST_GeomFromWKB"
    _extended_constructor = "ST_GeomFromEWKB"

    def __init__(self, data, srid=-1, extended=None):
        if srid == -1 or extended is None or extended:
            header = bytes.fromhex(data[:18]) if isinstance(data, str) else bytes(data[:9])
            order = "little" if header[0] else "big"
            if extended is None:
                extended = bool(int.from_bytes(header[1:5], order) & _HAS_SRID)
            if extended and srid == -1:
                srid = int.from_bytes(header[5:9], order)
        _SpatialElement.__init__(self, data, srid, extended)

    @property
    def desc(self):
        return _SpatialElement.desc.fget(self).lower()


class RasterElement(_SpatialElement):
    _extended_constructor = "raster"

    def __init__(self, data):
        if not isinstance(data, str):
            data = bytes(data).hex()
        header = bytes.fromhex(data[:114])
        _SpatialElement.__init__(self, data, int.from_bytes(header[53:57], "little" if header[0] else "big"), True)


def bound(value):
    """What the server is handed for a value of a spatial column."""
    if isinstance(value, WKTElement):
        return value.data if value.extended else f"SRID={value.srid};{value.data}"
    if isinstance(value, WKBElement) and not value.extended:
        # Plain WKB says nothing of its srid; the extended form does, right behind the kind of geometry.
        data = bytes.fromhex(value.data) if isinstance(value.data, str) else bytes(value.data)
        order = "little" if data[0] else "big"
        kind = int.from_bytes(data[1:5], order) | _HAS_SRID
        return (data[:1] + kind.to_bytes(4, order) + max(value.srid, 0).to_bytes(4, order) + data[5:]).hex()
    return value.desc if isinstance(value, _SpatialElement) else value
