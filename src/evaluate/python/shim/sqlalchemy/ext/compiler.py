"""``@compiles``: a revision file's own SQL for its own classes.

What such a function returns is text; where it asks the compiler to process a part of its element, a mark stands in the text
until the renderer puts the part there, so that values are written as everywhere else.
"""

_OPEN, _CLOSE = "\x02", "\x03"


def compiles(class_, *specs):
    """Registers a function that renders elements of a class, for every dialect or for the named ones."""

    def decorate(function):
        # What is registered for the dialect counts, whatever is registered for all of them before or after.
        for_dialect = "postgresql" in specs
        if for_dialect or (not specs or "default" in specs) and not class_.__dict__.get("_mig_compiles_dialect"):
            _install(class_, function)
            class_._mig_compiles_dialect = for_dialect
        return function

    return decorate


def deregister(class_):
    """Takes the registration back."""
    original = class_.__dict__.get("_mig_original")
    if original is not None:
        for name, method in original.items():
            if method is None:
                delattr(class_, name)
            else:
                setattr(class_, name, method)
        del class_._mig_original
        class_._mig_compiles_dialect = False


def _install(class_, function):
    from ..sql.ddl import BaseDDLElement
    from ..sql.schema import Constraint
    from ..types import TypeEngine

    class_._mig_compiles = staticmethod(function)
    if issubclass(class_, TypeEngine):
        changes = {"_plain": _type_plain}
    elif issubclass(class_, BaseDDLElement):
        changes = {"_operations": _ddl_operations}
    elif issubclass(class_, Constraint):
        changes = {"_value": _constraint_value}
    else:
        changes = {"_expression": _element_expression}
    if "_mig_original" not in class_.__dict__:
        class_._mig_original = {name: class_.__dict__.get(name) for name in changes}
        class_._mig_inherited = {name: getattr(class_, name, None) for name in changes}
    for name, method in changes.items():
        setattr(class_, name, method)


def _without(element, name):
    """The method that the class had before anything was registered for it."""
    for class_ in type(element).__mro__:
        inherited = class_.__dict__.get("_mig_inherited")
        if inherited is not None:
            return inherited[name]
    return getattr(type(element), name)


def _type_plain(self):
    return {"t": "raw", "sql": type(self)._mig_compiles(self, UserCompiler(self))}


def _ddl_operations(self, connection=None):
    return [{"op": "execute_ddl", "sql": type(self)._mig_compiles(self, UserCompiler(self, literal=True))}]


def _constraint_value(self):
    return {"kind": "written", "sql": type(self)._mig_compiles(self, UserCompiler(self, literal=True))}


def _element_expression(self):
    compiler = UserCompiler(self)
    text = type(self)._mig_compiles(self, compiler)
    parts, rest = [], text
    while True:
        before, mark, rest = rest.partition(_OPEN)
        if before:
            parts.append(before)
        if not mark:
            break
        number, _, rest = rest.partition(_CLOSE)
        parts.append(compiler.values[int(number)])
    if len(parts) == 1 and not isinstance(parts[0], str):
        return parts[0]
    return {"k": "composed", "parts": parts}


class UserCompiler:
    """The compiler as a registered function sees it."""

    def __init__(self, element, literal=False):
        from ..engine.dialect import dialect

        self._element = element
        self._literal = literal
        self.dialect = dialect()
        self.values = []
        self.statement = element
        self.stack = []
        self.isinsert = self.isupdate = self.isdelete = False

    @property
    def preparer(self):
        return self.dialect.identifier_preparer

    identifier_preparer = preparer

    @property
    def sql_compiler(self):
        return self

    @property
    def type_compiler(self):
        return self.dialect.type_compiler

    type_compiler_instance = type_compiler

    def process(self, element, **options):
        """The SQL of a part: text where it must be, otherwise a mark."""
        if hasattr(element, "_plain"):
            return element._sql()
        if hasattr(element, "_operations") and not hasattr(element, "_bindparams"):
            from ..sql import native

            return native.compiled(element._operations())
        if self._literal or options.get("literal_binds"):
            return str(element.compile(dialect=self.dialect, compile_kwargs={"literal_binds": True}))
        return self._mark(element._expression())

    def _mark(self, value):
        self.values.append(value)
        return "%s%d%s" % (_OPEN, len(self.values) - 1, _CLOSE)

    def render_literal_value(self, value, type_):
        from ..sql.elements import BindParameter

        return str(BindParameter(None, value, type_).compile(dialect=self.dialect, compile_kwargs={"literal_binds": True}))

    def get_column_specification(self, column, **_options):
        return "%s %s" % (self.preparer.quote(column.name), column.type._sql())

    def __getattr__(self, name):
        if name[:6] != "visit_":
            raise AttributeError(name)

        def visit(element, *_args, **_options):
            return self._usual(element)

        return visit

    def _usual(self, element):
        """The SQL that an element would have had without a registration."""
        import _mig

        from ..sql.schema import Constraint

        if hasattr(element, "_plain"):
            plain = _without(element, "_plain")(element)
            return _mig.call({"request": "compile", "type": plain})
        if isinstance(element, Constraint):
            value = _without(element, "_value")(element)
            return _mig.call({"request": "compile", "constraint": value, "table": element.table._name_value()})
        if getattr(type(element), "_mig_compiles", None) is not None:
            if hasattr(element, "_operations"):
                from ..sql import native

                return native.compiled(_without(element, "_operations")(element))
            return self._mark(_without(element, "_expression")(element))
        return self.process(element)
