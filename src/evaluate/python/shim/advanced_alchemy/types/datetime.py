from sqlalchemy.types import DateTime, TypeDecorator


class DateTimeUTC(TypeDecorator):
    """A point in time: takes only values with a time zone, kept in UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value, dialect):
        if value is None:
            return None
        if not value.tzinfo:
            raise TypeError("tzinfo is required")
        import datetime

        return value.astimezone(datetime.timezone.utc)

    def process_result_value(self, value, dialect):
        if value is None or value.tzinfo is not None:
            return value
        import datetime

        return value.replace(tzinfo=datetime.timezone.utc)
