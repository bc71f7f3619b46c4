"""Commands can't be run from inside a revision file."""


def __getattr__(name):
    if name[:2] == "__":
        raise AttributeError(name)

    def refused(*args, **kw):
        raise NotImplementedError("alembic.command.%s() can't be called while migrations run" % name)

    return refused
