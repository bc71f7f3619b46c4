"""Dates and times of other libraries; here their values are plain ones of `datetime`."""

_HOME = {"EnrichedDateTimeType": "enriched_datetime_type", "EnrichedDateType": "enriched_date_type"}


def __getattr__(name):
    import importlib

    if name in _HOME.values():
        return importlib.import_module(__name__ + "." + name)
    if name not in _HOME:
        raise AttributeError("module %r has no attribute %r" % (__name__, name))
    return getattr(importlib.import_module(__name__ + "." + _HOME[name]), name)
