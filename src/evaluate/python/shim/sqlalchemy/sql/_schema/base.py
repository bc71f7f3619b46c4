"""What the items of a schema have in common: names, options per dialect, the order in which they came to be, collections."""

from sqlalchemy import exc
from sqlalchemy._types.base import SchemaEventTarget
from sqlalchemy.sql.elements import ClauseElement, conv, text
from sqlalchemy.sql.names import characters

__name__ = "sqlalchemy.sql.schema"  # where users find what is defined here

_created = 0


def _next_creation_order():
    global _created
    _created += 1
    return _created


class SchemaConst:
    RETAIN_SCHEMA = 1
    BLANK_SCHEMA = 2
    NULL_UNSPECIFIED = 3


RETAIN_SCHEMA = SchemaConst.RETAIN_SCHEMA
BLANK_SCHEMA = SchemaConst.BLANK_SCHEMA
NULL_UNSPECIFIED = SchemaConst.NULL_UNSPECIFIED
_NO_ARG = object()
DEFAULT_NAMING_CONVENTION = {"ix": "ix_%(column_0_label)s"}


_CONVENTIONS = {
    "table_or_column_check_constraint": "ck",
    "unique_constraint": "uq",
    "foreign_key_constraint": "fk",
    "primary_key_constraint": "pk",
}


def _given_name(name, constraint=None):
    """The name of a constraint or index for the renderer: what was given, and whether it is final."""
    if name is None:
        return None
    value = {"name": characters(name)}
    if isinstance(name, conv):
        value["final"] = True
    quote = getattr(name, "quote", None)
    if quote is None and str(name) != value["name"]:
        # A member of an enumeration: a convention takes what str() makes of it. Elsewhere its value stands, in quotes,
        # because what str() makes of it has a dot.
        table = getattr(constraint, "table", None)
        convention = {} if table is None else table.metadata.naming_convention
        if "%(constraint_name)s" in convention.get(_CONVENTIONS.get(getattr(constraint, "__visit_name__", None)), ""):
            value["name"] = str(name)
        else:
            quote = True
    if quote is not None:
        value["quote"] = quote
    return value


def _ddl_expression(value):
    """A string is SQL text; anything else has to be an expression."""
    if isinstance(value, str):
        return text(value)
    clause = getattr(value, "__clause_element__", None)
    if clause is not None:
        return clause()
    if isinstance(value, ClauseElement):
        return value
    if value is None or value is True or value is False:
        from sqlalchemy.sql.elements import false, null, true

        return null() if value is None else true() if value else false()
    raise exc.ArgumentError("SQL expression element for DDL constraint expected, got %r." % (value,))


class SchemaItem(SchemaEventTarget):
    def __class_getitem__(cls, item):
        return cls

    __visit_name__ = "schema_item"
    create_drop_stringify_dialect = "default"
    _dialect_arguments = None  # the postgresql_* arguments of this class, with their defaults
    _refused = None

    @property
    def info(self):
        found = self.__dict__.get("_info")
        if found is None:
            found = self.__dict__["_info"] = {}
        return found

    @info.setter
    def info(self, value):
        self.__dict__["_info"] = value

    _written_for = None

    def ddl_if(self, dialect=None, callable_=None, state=None):
        """Writes this only for some databases; a function that decides is not asked, since there is none."""
        if dialect is not None:
            self._written_for = (dialect,) if isinstance(dialect, str) else tuple(dialect)
        return self

    @property
    def _is_for_another(self):
        return self._written_for is not None and "postgresql" not in self._written_for

    def _init_items(self, *args, **kw):
        for item in args:
            if item is None:
                continue
            if hasattr(item, "_mig_module"):
                from _mig_missing import ensure_known

                ensure_known(item, "an argument of %s(%r)", type(self).__name__, str(getattr(self, "name", None)))
            try:
                attach = item._set_parent_with_dispatch
            except AttributeError:
                raise exc.ArgumentError(
                    "'SchemaItem' object, such as a 'Column' or a 'Constraint' expected, got %r" % (item,)
                ) from None
            attach(self, **kw)

    def _validate_dialect_kwargs(self, kwargs):
        self.dialect_kwargs = kwargs
        for key in kwargs:
            dialect, underscore, argument = key.partition("_")
            if not underscore or not argument:
                raise TypeError("Additional arguments should be named <dialectname>_<argument>, got '%s'" % key)
            if dialect == "postgresql" and argument not in (self._dialect_arguments or ()):
                raise exc.ArgumentError(
                    "Argument %r is not accepted by dialect %r on behalf of %r" % (key, dialect, type(self))
                )
            if dialect not in _DIALECTS:
                from sqlalchemy.util import warn

                warn(
                    "Can't validate argument %r; can't locate any SQLAlchemy dialect named %r" % (key, dialect)
                )

    @property
    def kwargs(self):
        return self.dialect_kwargs

    @property
    def dialect_options(self):
        options = _DialectOptions()
        for dialect in _DIALECTS:
            options[dialect] = dict(self._dialect_arguments or {}) if dialect == "postgresql" else {}
        for key, value in self.dialect_kwargs.items():
            dialect, _, argument = key.partition("_")
            options[dialect][argument] = value
        return options

    def _option(self, name):
        found = self.dialect_kwargs.get("postgresql_" + name, _NO_ARG)
        return self._dialect_arguments[name] if found is _NO_ARG else found

    def __repr__(self):
        from sqlalchemy.types import _generic_repr

        return _generic_repr(self)


SchemaItem.dialect_kwargs = {}
_DIALECTS = frozenset(["postgresql", "sqlite", "mysql", "mariadb", "mssql", "oracle"])


class _DialectOptions(dict):
    def __missing__(self, key):
        value = self[key] = {}
        return value


def _table_key(name, schema):
    return name if schema is None else schema + "." + name


def _with_options(options):
    found = []
    for name, value in options.items():
        if isinstance(value, bool):
            value = "true" if value else "false"
        found.append({"name": name} if value is None else {"name": name, "value": str(value)})
    return found


class _OrderedSet:
    """A set by identity that keeps its order."""

    def __init__(self, items=()):
        self._items = {id(item): item for item in items}

    def add(self, item):
        self._items[id(item)] = item

    def discard(self, item):
        self._items.pop(id(item), None)

    def remove(self, item):
        del self._items[id(item)]

    def __contains__(self, item):
        return id(item) in self._items

    def __iter__(self):
        return iter(list(self._items.values()))

    def __len__(self):
        return len(self._items)

    def update(self, *others):
        for item in [item for other in others for item in other]:
            self.add(item)

    def difference_update(self, *others):
        for item in [item for other in others for item in other]:
            self.discard(item)

    def intersection_update(self, *others):
        self._items = self.intersection(*others)._items

    def clear(self):
        self._items = {}

    def pop(self):
        return self._items.popitem()[1]

    def copy(self):
        return _OrderedSet(self)

    def difference(self, *others):
        made = _OrderedSet(self)
        made.difference_update(*others)
        return made

    def union(self, *others):
        made = _OrderedSet(self)
        made.update(*others)
        return made

    def intersection(self, *others):
        others = [_OrderedSet(other) for other in others]
        return _OrderedSet([item for item in self if not [other for other in others if item not in other]])

    __sub__, __or__, __and__ = difference, union, intersection

    def __rsub__(self, other):
        return _OrderedSet(other).difference(self)

    def __eq__(self, other):
        return len(self) == len(other) and not [item for item in other if item not in self]

    __hash__ = None

    def __repr__(self):
        return "{%s}" % ", ".join([repr(item) for item in self])


class _Columns:
    """The columns of a constraint, in order; by key as well."""

    def __init__(self, columns):
        self._all = columns

    def __iter__(self):
        return iter(list(self._all))

    def __len__(self):
        return len(self._all)

    def keys(self):
        return [column.key for column in self._all]

    def values(self):
        return list(self._all)

    def __contains__(self, key):
        return key in self.keys()

    def contains_column(self, column):
        for one in self._all:
            if one is column:
                return True
        return False

    def __getitem__(self, key):
        if isinstance(key, int):
            return self._all[key]
        for column in self._all:
            if column.key == key:
                return column
        raise KeyError(key)

    def __getattr__(self, key):
        if key.startswith("__"):
            raise AttributeError(key)
        try:
            return self[key]
        except KeyError:
            raise AttributeError(key) from None


class HasConditionalDDL:
    pass


class HasSchemaAttr:
    pass
