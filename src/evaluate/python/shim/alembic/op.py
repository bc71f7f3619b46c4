"""`from alembic import op`: every directive of the run's Operations object."""


def __getattr__(name):
    if name[:2] == "__":
        raise AttributeError(name)
    from alembic.runtime.migration import current_operations

    return getattr(current_operations(), name)
