"""A timestamp, kept in UTC. Without arrow or pendulum a value read is a `datetime` of UTC."""

from sqlalchemy import types


class EnrichedDateTimeType(types.TypeDecorator):
    impl = types.DateTime
    cache_ok = True

    def __init__(self, datetime_processor=None, *args, **kwargs):
        types.TypeDecorator.__init__(self, *args, **kwargs)

    def process_bind_param(self, value, dialect):
        if not value:
            return value
        import datetime

        utc = datetime.timezone.utc
        if isinstance(value, str):
            value = datetime.datetime.fromisoformat(value)
        value = value.replace(tzinfo=utc) if value.tzinfo is None else value.astimezone(utc)
        return value if self.impl.timezone else value.replace(tzinfo=None)

    def process_literal_param(self, value, dialect):
        return value

    def process_result_value(self, value, dialect):
        if not value:
            return value
        import datetime

        return value if value.tzinfo is not None else value.replace(tzinfo=datetime.timezone.utc)
