"""ArrowType: a point in time, kept in UTC."""

from sqlalchemy_utils.types.enriched_datetime.enriched_datetime_type import EnrichedDateTimeType


class ArrowType(EnrichedDateTimeType):
    cache_ok = True

    def __init__(self, *args, **kwargs):
        EnrichedDateTimeType.__init__(self, None, *args, **kwargs)
