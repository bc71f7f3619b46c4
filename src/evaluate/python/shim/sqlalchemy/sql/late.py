"""Names of a module that live in others, which are imported when the first of their names is asked for."""


def late_names(module, parts):
    """The `__getattr__` of a module, given its globals: `parts` says in which other module which of its names live."""

    def find(name):
        if name[:2] != "__":
            for part, names in parts.items():
                if name in names:
                    import importlib

                    home = importlib.import_module(part)
                    for one in names:
                        module.setdefault(one, getattr(home, one))
                    return module[name]
        raise AttributeError("module %r has no attribute %r" % (module["__name__"], name))

    return find
