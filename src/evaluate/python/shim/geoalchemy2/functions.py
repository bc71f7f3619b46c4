"""PostGIS's functions by name; they are those of `sqlalchemy.func`."""


def __getattr__(name):
    if not name.startswith("ST_"):
        raise AttributeError("module 'geoalchemy2.functions' has no attribute %r" % (name,))
    from sqlalchemy import func

    return getattr(func, name)
