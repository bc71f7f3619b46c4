"""`from alembic import context`: the environment of the run."""


def __getattr__(name):
    if name[:2] == "__":
        raise AttributeError(name)
    from alembic.runtime.environment import current_environment

    return getattr(current_environment(), name)
