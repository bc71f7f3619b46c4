"""`from alembic import op`: every directive of the run's Operations object."""


def __getattr__(name):
    if name[:2] == "__":
        raise AttributeError(name)
    from alembic.runtime.migration import current_operations

    try:
        return getattr(current_operations(), name)
    except AttributeError:
        if hasattr(type(current_operations()), name):
            raise
        raise AttributeError("module 'alembic.op' has no attribute %r" % (name,)) from None
