from sqlalchemy import types
from sqlalchemy_utils.exceptions import ImproperlyConfigured, needs_package


class TimezoneType(types.TypeDecorator):
    """A time zone by its name; reading one back takes the backend's package."""

    impl = types.Unicode(50)
    python_type = None
    cache_ok = True

    def __init__(self, backend="dateutil"):
        if backend not in ("dateutil", "pytz", "zoneinfo"):
            raise ImproperlyConfigured("'pytz', 'dateutil' or 'zoneinfo' are the backends supported for 'TimezoneType'")
        self.backend = backend

    def process_bind_param(self, value, dialect):
        return str(value) if value else None

    def process_result_value(self, value, dialect):
        if not value:
            return None
        if self.backend == "zoneinfo":
            import zoneinfo

            return zoneinfo.ZoneInfo(value)
        return _REFUSE[self.backend]()


_REFUSE = {
    "dateutil": needs_package("'python-dateutil' is required to use the 'dateutil' backend for 'TimezoneType'"),
    "pytz": needs_package("'pytz' is required to use the 'pytz' backend for 'TimezoneType'"),
}
