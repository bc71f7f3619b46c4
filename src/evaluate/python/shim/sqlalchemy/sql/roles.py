"""Roles: only there to be imported."""


class SQLRole:
    pass


def __getattr__(name):
    if name[:1] == "_":
        raise AttributeError(name)
    made = globals()[name] = type(name, (SQLRole,), {})
    return made
