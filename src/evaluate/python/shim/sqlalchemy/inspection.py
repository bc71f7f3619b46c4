"""``inspect()``: looks at a connection, a mapped class or an object."""


def inspect(subject, raiseerr=True):
    from sqlalchemy import exc

    from .engine import base

    if isinstance(subject, (base.Connection, base.Engine, base.MockConnection)):
        from .engine.reflection import PGInspector

        return PGInspector(subject)
    looked = getattr(subject, "__mig_inspect__", None)
    if looked is not None:
        return looked()
    if getattr(subject, "is_clause_element", False) and not isinstance(subject, type):
        return subject
    import sys

    if "sqlalchemy.orm" in sys.modules:
        from .orm.inspection import inspect_mapped

        found = inspect_mapped(subject)
        if found is not None:
            return found
    if raiseerr:
        raise exc.NoInspectionAvailable("No inspection system is available for object of type %s" % (type(subject),))
    return None
