"""Commands can't be run from inside a revision file. While models are imported an application gets its way, and nothing happens."""


def __getattr__(name):
    if name[:2] == "__":
        raise AttributeError(name)

    def refused(*args, **kw):
        import _mig_missing

        if not _mig_missing.models:
            raise NotImplementedError("alembic.command.%s() can't be called while migrations run" % name)

    return refused
