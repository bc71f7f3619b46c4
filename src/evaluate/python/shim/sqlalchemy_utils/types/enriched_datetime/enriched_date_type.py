"""A date."""

from sqlalchemy import types


class EnrichedDateType(types.TypeDecorator):
    impl = types.Date
    cache_ok = True

    def __init__(self, date_processor=None, *args, **kwargs):
        types.TypeDecorator.__init__(self, *args, **kwargs)

    def process_bind_param(self, value, dialect):
        if isinstance(value, str):
            import datetime

            return datetime.date.fromisoformat(value)
        return value

    def process_literal_param(self, value, dialect):
        return value
