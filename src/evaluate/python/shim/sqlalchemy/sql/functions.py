"""SQL functions: ``func.anything(…)``, and what SQLAlchemy knows about some of them."""

from . import operators
from .elements import (
    BindParameter,
    ClauseList,
    ColumnClause,
    ColumnElement,
    Executable,
    Label,
    NamedColumn,
    expression_of,
    literal_column,
    rules,
)
from .names import name_value


class FunctionElement(Executable, ColumnElement):
    """A call of an SQL function; user code derives own ones from it and renders them with @compiles."""

    __visit_name__ = "function"
    packagenames = ()
    _with_ordinality = False
    _table_value_type = None
    _keyword = False
    primary_key = False
    name = None

    def __init__(self, *clauses, type_=None, **_options):
        self.clauses = ClauseList(*[expression_of(c, name=self.name) for c in clauses], _convert=False)
        if type_ is not None:
            self._type = rules().to_instance(type_)

    # a user's class may not call __init__, or give `type` and `name` on the class
    def __getattr__(self, name):
        if name == "clauses":
            found = self.__dict__["clauses"] = ClauseList(_convert=False)
            return found
        return ColumnElement.__getattr__(self, name)

    @property
    def clause_expr(self):
        return self.clauses

    @property
    def _own_name(self):
        return self.name

    @property
    def _proxy_key(self):
        return ColumnElement._proxy_key.fget(self) or self.name

    @property
    def _is_implicitly_boolean(self):
        return False

    def _children(self):
        return tuple(self.clauses)

    def _expression(self):
        value = {"k": "function", "name": name_value(self.name), "args": [c._expression() for c in self.clauses]}
        if self.packagenames:
            value["package"] = [name_value(p) for p in self.packagenames]
        if self._keyword:
            value["keyword"] = True
        if self._with_ordinality:
            value["ordinality"] = True
        if rules().is_array(self.type):
            value["array"] = True
        return value

    def _bind_param(self, operator, obj, type_=None, expanding=False):
        return BindParameter(self.name, obj, type_, unique=True, expanding=expanding, _compared_to_operator=operator, _compared_to_type=self.type)

    def over(self, partition_by=None, order_by=None, rows=None, range_=None, groups=None, exclude=None):
        from .elements import Over

        return Over(self, partition_by=partition_by, order_by=order_by, rows=rows, range_=range_, groups=groups, exclude=exclude)

    def within_group(self, *order_by):
        from .elements import WithinGroup

        return WithinGroup(self, *order_by)

    def aggregate_order_by(self, *order_by):
        from .elements import AggregateOrderBy

        return AggregateOrderBy(self, *order_by)

    def filter(self, *criterion):
        from .elements import FunctionFilter

        return FunctionFilter(self, *criterion) if criterion else self

    def within_group_type(self, within_group):
        return None

    def scalar_table_valued(self, name, type_=None):
        return ScalarFunctionColumn(self, name, type_)

    def table_valued(self, *expr, name=None, with_ordinality=None, joins_implicitly=False):
        from .selectable import TableValuedAlias

        copy = self._clone()
        if with_ordinality:
            copy._with_ordinality = True
            expr += (with_ordinality,)
        columns = [c if isinstance(c, ColumnClause) else ColumnClause(c) for c in expr]
        return TableValuedAlias(copy, columns, name)

    def column_valued(self, name=None, joins_implicitly=False):
        return self.alias(name).column

    def alias(self, name=None, joins_implicitly=False):
        from .selectable import TableValuedAlias

        return TableValuedAlias(self, None, name)

    @property
    def columns(self):
        from .selectable import ColumnCollection

        found = ColumnCollection()
        found.add(self, self.name)
        return found

    @property
    def c(self):
        return self.columns

    def select(self):
        from .selectable import Select

        return Select(self)

    @property
    def entity_namespace(self):
        return self.c


class ScalarFunctionColumn(NamedColumn):
    """One column out of a function that returns a composite."""

    def __init__(self, fn, name, type_=None):
        self.fn = fn
        self.key = self.name = name
        if type_ is not None:
            self._type = rules().to_instance(type_)

    def _children(self):
        return (self.fn,)

    def _expression(self):
        return {"k": "function_column", "function": self.fn._expression(), "name": name_value(self.name)}


class Function(FunctionElement):
    """A function by its name."""

    def __init__(self, name, *clauses, type_=None, packagenames=None, monotonic=False):
        self.name = name
        self.packagenames = tuple(packagenames or ())
        self.clauses = ClauseList(*[expression_of(c, name=name) for c in clauses], _convert=False)
        if type_ is not None:
            self._type = rules().to_instance(type_)


_REGISTRY = {}


class GenericFunction(Function):
    """A function with a class of its own; deriving from it registers the name."""

    _register = True
    name = "GenericFunction"
    type = None

    def __init_subclass__(cls, **options):
        super().__init_subclass__(**options)
        own = cls.__dict__
        name = own.get("name") or cls.__name__
        if "name" not in own:
            cls.name = name
        package = own.get("package", getattr(cls, "package", None))
        if own.get("_register", True):
            _REGISTRY.setdefault(package or "_default", {})[str(own.get("identifier", name)).lower()] = cls

    def __init__(self, *args, **options):
        given = options.get("type_")
        parsed = options.pop("_parsed_args", None)
        if parsed is None:
            parsed = [expression_of(c, name=self.name) for c in args]
        self.packagenames = ()
        self.clauses = ClauseList(*parsed, _convert=False)
        if given is None:
            given = type(self).__dict__.get("type") or getattr(type(self), "type", None)
        self.type = rules().to_instance(given) if given is not None else rules().NULLTYPE()


def register_function(identifier, fn, package="_default"):
    _REGISTRY.setdefault(package, {})[identifier.lower()] = fn


# What is known of some functions: the type ("args": that of the first argument), rendered as a bare word
_KNOWN = {
    "coalesce": ("args", None), "max": ("args", None), "min": ("args", None), "sum": ("args", None), "pow": ("args", None),
    "now": ("DateTime", None), "concat": ("String", None), "char_length": ("Integer", None), "random": (None, None),
    "count": ("Integer", None), "rank": ("Integer", None), "dense_rank": ("Integer", None), "percent_rank": ("Numeric", None),
    "cume_dist": ("Numeric", None), "mode": ("order", None), "percentile_cont": ("order", None), "percentile_disc": ("order", None),
    "array_agg": ("array", None), "aggregate_strings": ("String", None),
    "current_date": ("Date", "CURRENT_DATE"), "current_time": ("Time", "CURRENT_TIME"),
    "current_timestamp": ("DateTime", "CURRENT_TIMESTAMP"), "current_user": ("String", "CURRENT_USER"),
    "localtime": ("DateTime", "LOCALTIME"), "localtimestamp": ("DateTime", "LOCALTIMESTAMP"),
    "session_user": ("String", "SESSION_USER"), "user": ("String", "USER"), "sysdate": ("DateTime", "sysdate"),
    "cube": (None, "CUBE"), "rollup": (None, "ROLLUP"), "grouping_sets": (None, "GROUPING SETS"),
    "next_value": ("Integer", None),
}


class _KnownFunction(Function):
    """One of the functions in the table."""

    def within_group_type(self, within_group):
        if _KNOWN[self._known][0] != "order":
            return None
        first = within_group.order_by[0]
        while getattr(first, "element", None) is not None and not isinstance(first, Label):
            first = first.element
        if self._known != "mode" and len(self.clauses) > 1:
            return rules()._types.ARRAY(first.type)
        return first.type


def _known_function(name, args, options):
    if name == "next_value":
        return next_value(*args, **options)
    type_name, word = _KNOWN[name]
    made = _KnownFunction.__new__(_KnownFunction)
    made._known = name
    made.name = name
    made.packagenames = ()
    if word is not None:
        made._render_name = word
        made._keyword = True
    if name == "count" and not args:
        args = (literal_column("*"),)
    converted = [expression_of(c, name=None if name == "array_agg" else name) for c in args]
    if name == "aggregate_strings" and isinstance(converted[1], BindParameter):
        converted[1] = converted[1].render_literal_execute()
    made.clauses = ClauseList(*converted, _convert=False)
    given = options.get("type_")
    if given is not None:
        made._type = rules().to_instance(given)
    elif type_name == "args":
        for clause in converted:
            if not rules().is_null(clause.type):
                made._type = clause.type
                break
    elif type_name == "array":
        made._type = converted[0].type if rules().is_array(converted[0].type) else rules()._types.ARRAY(converted[0].type, dimensions=1)
    elif type_name is not None and type_name != "order":
        made._type = rules()._shared_type(type_name)
    return made


def _keyword_expression(self):
    value = FunctionElement._expression(self)
    if self._keyword:
        value["name"] = self._render_name
    elif self.name == "pow":
        value["name"] = "power"
    elif self.name == "aggregate_strings":
        value["name"] = "string_agg"
    return value


_KnownFunction._expression = _keyword_expression


class next_value(FunctionElement):
    """``nextval('a sequence')``."""

    name = "next_value"

    def __init__(self, sequence, **_options):
        self.sequence = sequence
        self.clauses = ClauseList(_convert=False)
        self._type = getattr(sequence, "data_type", None) or rules().integer()

    @property
    def _from_objects(self):
        return []

    def _expression(self):
        value = {"k": "next_value", "name": name_value(self.sequence.name)}
        schema = getattr(self.sequence, "schema", None)
        if schema:
            value["schema"] = name_value(schema)
        return value


class _FunctionGenerator:
    """``func``: every attribute is a function name, a dot before the last a schema or package."""

    def __init__(self, **options):
        self.__names = []
        self.opts = options

    def __getattr__(self, name):
        if name[:2] == "__":
            raise AttributeError(name)
        if name.endswith("_"):
            name = name[:-1]
        made = _FunctionGenerator(**self.opts)
        made.__names = self.__names + [name]
        return made

    def __call__(self, *args, **options):
        merged = dict(self.opts, **options)
        names = self.__names
        if len(names) == 1 or len(names) == 2:
            package = "_default" if len(names) == 1 else names[0]
            name = names[-1]
            found = _REGISTRY.get(package, {}).get(name.lower())
            if found is not None:
                return found(*args, **merged)
            if len(names) == 1:
                if name.lower() in _KNOWN:
                    return _known_function(name.lower(), args, merged)
                if name.lower() == "cast":
                    from .elements import Cast

                    return Cast(*args, **merged)
                if name.lower() == "extract":
                    from .elements import Extract

                    return Extract(*args, **merged)
        return Function(names[-1], *args, packagenames=names[:-1], **merged)


func = _FunctionGenerator()
modifier = _FunctionGenerator(group=False)


def _known_class(name):
    """`from sqlalchemy.sql.functions import now, count, coalesce …`: callables of the same name."""

    def make(*args, **options):
        return _known_function(name, args, options)

    make.__name__ = name
    return make


class AnsiFunction(GenericFunction):
    _register = False
    _keyword = True

    def _expression(self):
        value = FunctionElement._expression(self)
        value["name"] = str(self.name)
        return value


class ReturnTypeFromArgs(GenericFunction):
    _register = False

    def __init__(self, *args, **options):
        GenericFunction.__init__(self, *args, **options)
        if rules().is_null(self.type):
            for clause in self.clauses:
                if not rules().is_null(clause.type):
                    self.type = clause.type
                    break


for _name in _KNOWN:
    if _name not in globals():
        globals()[_name] = _known_class(_name)
_REGISTRY.get("_default", {}).pop("ansifunction", None)
_REGISTRY.get("_default", {}).pop("returntypefromargs", None)
del _name
