"""The environment: configuration, command line and context of the run."""

from sqlalchemy.sql import native

_environment = None


def current_environment():
    global _environment
    if _environment is None:
        _environment = EnvironmentContext()
    return _environment


class EnvironmentContext:
    _migration_context = None

    def __init__(self, config=None, script=None, **kw):
        self._config = config
        self._script = script
        self.context_opts = kw

    @property
    def config(self):
        if self._config is None:
            from alembic.config import Config

            self._config = Config._of_run()
        return self._config

    @property
    def script(self):
        from alembic.script import ScriptDirectory

        return ScriptDirectory.from_config(self.config)

    def is_offline_mode(self):
        return native.as_sql()

    def is_transactional_ddl(self):
        return native.settings().get("transactional_ddl", True)

    def get_head_revision(self):
        return self.script.get_current_head()

    def get_head_revisions(self):
        return tuple(self.script.get_heads())

    def requires_connection(self):
        return not native.as_sql()

    def get_tag_argument(self):
        return native.settings().get("tag")

    def get_x_argument(self, as_dictionary=False):
        given = list(native.settings().get("x_args") or [])
        if not as_dictionary:
            return given
        pairs = [one.partition("=") for one in given]
        return {key: value for key, _, value in pairs}

    def configure(self, *args, **kw):
        self.context_opts.update(kw)

    def run_migrations(self, **kw):
        raise NotImplementedError("migrations are already running")

    def execute(self, sql, execution_options=None):
        self.get_context().execute(sql, execution_options=execution_options)

    def static_output(self, text):
        self.get_context().impl.static_output(text)

    def begin_transaction(self):
        return self.get_context().begin_transaction()

    def get_context(self):
        from alembic.runtime.migration import current_context

        return current_context()

    def get_bind(self):
        return self.get_context().bind

    def get_impl(self):
        return self.get_context().impl
