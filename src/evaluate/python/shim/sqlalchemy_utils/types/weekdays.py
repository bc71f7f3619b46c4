from sqlalchemy import types
from sqlalchemy_utils.primitives import WeekDay, WeekDays
from sqlalchemy_utils.types.bit import BitType


class WeekDaysType(types.TypeDecorator):
    """A set of week days as bits."""

    impl = BitType(WeekDay.NUM_WEEK_DAYS)
    cache_ok = True

    def process_bind_param(self, value, dialect):
        return value.as_bit_string() if isinstance(value, WeekDays) else value

    def process_result_value(self, value, dialect):
        return None if value is None else WeekDays(value)
