"""Ranges; reading one back takes the package intervals."""

from sqlalchemy import types
from sqlalchemy.dialects.postgresql import DATERANGE, INT4RANGE, INT8RANGE, NUMRANGE, TSRANGE
from sqlalchemy_utils.exceptions import needs_package


class RangeType(types.TypeDecorator):
    cache_ok = True

    def __init__(self, *args, **kwargs):
        self.step = kwargs.pop("step", None)
        types.TypeDecorator.__init__(self, *args, **kwargs)

    def process_bind_param(self, value, dialect):
        return None if value is None else str(value)

    def process_result_value(self, value, dialect):
        return None if value is None else _refuse()


class IntRangeType(RangeType):
    impl = INT4RANGE


class Int8RangeType(RangeType):
    impl = INT8RANGE


class DateRangeType(RangeType):
    impl = DATERANGE


class NumericRangeType(RangeType):
    impl = NUMRANGE


class DateTimeRangeType(RangeType):
    impl = TSRANGE


_refuse = needs_package("RangeType needs intervals package installed.")
