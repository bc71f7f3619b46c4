"""``str(expression)`` and ``expression.compile()``: the text comes from the renderer."""

from ..engine.dialect import IdentifierPreparer, TypeCompiler  # noqa: F401
from .encode import encode


class Compiled:
    """The SQL text of an element and its parameters."""

    is_sql = is_ddl = False

    def __init__(self, dialect, statement, compile_kwargs=None, **_options):
        self.dialect = dialect
        self.statement = statement
        self._options = compile_kwargs or {}
        self._string = None

    @property
    def string(self):
        if self._string is None:
            self._compile()
        return self._string

    def _compile(self):
        import _mig

        value, self._binds = encode(self.statement, names_only=not self._options.get("literal_binds"))
        paramstyle = "pyformat" if self.dialect is not None else "named"
        answer = _mig.call({
            "request": "compile", "statement": value, "literal_binds": bool(self._options.get("literal_binds")), "paramstyle": paramstyle,
        })
        if isinstance(answer, dict):
            self._string, self._names = answer["sql"], answer.get("binds") or {}
        else:
            self._string, self._names = answer, {}

    def __str__(self):
        return self.string

    @property
    def params(self):
        self.string
        from ..engine.execute import named_binds

        return {name: bind.effective_value for name, bind in named_binds(self._binds)}

    def construct_params(self, params=None, **_options):
        return dict(self.params, **(params or {}))


class SQLCompiler(Compiled):
    is_sql = True


class StrSQLCompiler(SQLCompiler):
    pass


class DDLCompiler(Compiled):
    is_ddl = True
