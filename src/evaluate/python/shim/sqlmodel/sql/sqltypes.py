"""The types that sqlmodel gives to columns."""

from sqlalchemy import types


class AutoString(types.TypeDecorator):
    impl = types.String
    cache_ok = True
    mysql_default_length = 255


class UTCDateTime(types.TypeDecorator):
    """A point in time: takes only values with a time zone, gives them back in UTC."""

    impl = types.DateTime
    cache_ok = True

    def __init__(self):
        types.TypeDecorator.__init__(self, timezone=True)

    def __repr__(self):
        return "UTCDateTime()"

    def coerce_compared_value(self, op, value):
        import datetime

        return types.Interval() if isinstance(value, datetime.timedelta) else self

    def process_bind_param(self, value, dialect):
        if value is None:
            return None
        if value.utcoffset() is None:
            raise ValueError(
                "Datetime values must have timezone information. Use datetime.now(timezone.utc), or annotate the field "
                "with NaiveDatetime for naive storage."
            )
        return _in_utc(value)

    def process_result_value(self, value, dialect):
        return None if value is None else _in_utc(value)


def _in_utc(value):
    import datetime

    return value.astimezone(datetime.timezone.utc)


class GUID(types.TypeDecorator):
    """A UUID; older releases had this type, and their revision files still name it."""

    impl = types.CHAR
    cache_ok = True

    def load_dialect_impl(self, dialect):
        return types.UUID()

    def process_bind_param(self, value, dialect):
        return None if value is None else str(value)

    def process_result_value(self, value, dialect):
        import uuid

        return value if value is None or isinstance(value, uuid.UUID) else uuid.UUID(value)
