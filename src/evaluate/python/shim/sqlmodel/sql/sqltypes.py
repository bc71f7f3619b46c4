"""SQLModel's own types."""

from sqlalchemy import types


class AutoString(types.TypeDecorator):
    impl = types.String
    cache_ok = True
    mysql_default_length = 255


class UTCDateTime(types.TypeDecorator):
    """Aware datetimes, kept and given back in UTC."""

    impl = types.DateTime
    cache_ok = True

    def __init__(self):
        types.TypeDecorator.__init__(self, timezone=True)

    def __repr__(self):
        return "UTCDateTime()"

    def process_bind_param(self, value, dialect):
        if value is None:
            return None
        if value.utcoffset() is None:
            raise ValueError("a datetime without a time zone can't be stored here")
        from datetime import timezone

        return value.astimezone(timezone.utc)

    def process_result_value(self, value, dialect):
        if value is None:
            return None
        from datetime import timezone

        if value.utcoffset() is None:
            return value.replace(tzinfo=timezone.utc)
        return value.astimezone(timezone.utc)


class GUID(types.TypeDecorator):
    """The UUID type of SQLModel before 0.0.19; histories of that time name it."""

    impl = types.CHAR
    cache_ok = True

    def load_dialect_impl(self, dialect):
        from sqlalchemy.dialects.postgresql import UUID

        return dialect.type_descriptor(UUID())
