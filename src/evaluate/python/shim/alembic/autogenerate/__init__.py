"""What extensions import when they take part in autogenerate: it registers, and nothing calls it."""

from alembic.util import Dispatcher

comparators = Dispatcher(uselist=True)
renderers = Dispatcher()


def _unavailable(*args, **kw):
    raise NotImplementedError("autogenerate is not available inside a revision file")


compare_metadata = produce_migrations = render_python_code = _unavailable


class RevisionContext:
    pass


class AutogenContext:
    pass


def __getattr__(name):
    if name in ("api", "compare", "render", "rewriter"):
        import importlib

        return importlib.import_module("alembic.autogenerate." + name)
    raise AttributeError(name)
