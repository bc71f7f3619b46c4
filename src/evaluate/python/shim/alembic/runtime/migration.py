"""The migration context: connection, dialect and options of the run."""

from contextlib import contextmanager, nullcontext

from sqlalchemy.sql import native

_context = None
_operations = None


def current_context():
    """The context of the run; there is one."""
    global _context
    if _context is None:
        from alembic.runtime.environment import current_environment

        _context = MigrationContext(environment_context=current_environment())
    return _context


def current_operations():
    """The object behind `op`."""
    global _operations
    if _operations is None:
        from alembic.operations import Operations

        _operations = Operations(current_context())
    return _operations


class MigrationContext:
    def __init__(self, dialect=None, connection=None, opts=None, environment_context=None):
        self._settings = native.settings()
        self.as_sql = native.as_sql()
        self.environment_context = environment_context
        self.opts = dict(opts or {})
        for word in ("version_table", "version_table_schema", "literal_binds", "render_as_batch", "transactional_ddl"):
            if word in self._settings and not (word == "version_table" and self._settings[word] == "alembic_version"):
                self.opts.setdefault(word, self._settings[word])
        self.opts.setdefault("as_sql", self.as_sql)
        self.version_table = self.opts.get("version_table") or "alembic_version"
        self.version_table_schema = self.opts.get("version_table_schema")
        self._given_connection = connection
        self._impl = None
        if "target_metadata" not in self.opts:
            self.opts["target_metadata"] = _TargetMetadata(self._settings.get("naming_convention"))

    @classmethod
    def configure(
        cls,
        connection=None,
        url=None,
        dialect_name=None,
        dialect=None,
        environment_context=None,
        dialect_opts=None,
        opts=None,
    ):
        return cls(dialect, connection, opts, environment_context)

    @property
    def impl(self):
        if self._impl is None:
            from alembic.ddl.postgresql import PostgresqlImpl

            self._impl = PostgresqlImpl(self)
        return self._impl

    @property
    def dialect(self):
        from sqlalchemy.engine.dialect import dialect

        return dialect()

    @property
    def connection(self):
        return self.bind

    @property
    def bind(self):
        if self._given_connection is not None:
            return self._given_connection
        from sqlalchemy.engine import run_connection

        return run_connection()

    @property
    def config(self):
        from alembic.runtime.environment import current_environment

        return current_environment().config

    @property
    def script(self):
        from alembic.script import ScriptDirectory

        return ScriptDirectory.from_config(self.config)

    @contextmanager
    def autocommit_block(self):
        native.call({"request": "transaction", "verb": "autocommit_on", "name": None})
        try:
            yield
        finally:
            native.call({"request": "transaction", "verb": "autocommit_off", "name": None})

    def begin_transaction(self, _per_migration=False):
        return nullcontext()

    def execute(self, sql, execution_options=None):
        self.impl._exec(sql, execution_options)

    def get_current_heads(self):
        return tuple(native.call({"request": "inspect", "question": "current_heads"}) or ())

    def get_current_revision(self):
        heads = self.get_current_heads()
        if not heads:
            return None
        if len(heads) > 1:
            from alembic.util.exc import CommandError

            raise CommandError(
                "Version table '%s' has more than one head present; please use get_current_heads()" % self.version_table
            )
        return heads[0]

    def stamp(self, script_directory, revision):
        raise NotImplementedError("a revision file can't stamp; use the stamp command")

    def run_migrations(self, **kw):
        raise NotImplementedError("migrations are already running")


class _TargetMetadata:
    """What is known of target_metadata: its naming convention. Asked for anything else, it says what it is not."""

    tables = {}
    schema = None

    def __init__(self, naming_convention):
        self.naming_convention = naming_convention or {"ix": "ix_%(column_0_label)s"}
