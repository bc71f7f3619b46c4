"""TypeEngine, what all types derive from, and the markers beside it."""

from sqlalchemy import event

__name__ = "sqlalchemy.types"  # where users find what is defined here

NO_ARG = type("_NoArg", (), {"__repr__": lambda self: "NO_ARG", "__bool__": lambda self: False})()


def to_instance(typeobj, *arg, **kw):
    """Gives an instance for a type or its class; NULLTYPE for None."""
    if typeobj is None:
        return NULLTYPE
    if isinstance(typeobj, type) or callable(typeobj):
        return typeobj(*arg, **kw)
    return typeobj


adapt_type = lambda typeobj, colspecs: to_instance(typeobj)


def _dialect():
    from sqlalchemy.engine.dialect import dialect

    return dialect()


class _Affinity:
    """Finds the class right below TypeEngine that a type descends from."""

    def __get__(self, instance, owner):
        for cls in owner.__mro__:
            if TypeEngine in cls.__bases__:
                return cls
        return owner


def _writes_literals():
    """Whether values are written into a script (`--sql`), where a type may have a rule of its own for them."""
    from sqlalchemy.sql import native

    return native.as_sql()


class TypeEngineMixin:
    pass


class _ComparatorClass:
    """The class of the operators that values of a type have: a base for the operators of user types."""

    def __get__(self, instance, owner):
        from sqlalchemy.sql.comparators import comparator_class

        return comparator_class(owner if instance is None else instance)


class TypeEngine(TypeEngineMixin):
    """The base of all types."""

    _name = "null"
    _variant_mapping = {}
    _type_affinity = _Affinity()
    Comparator = comparator_factory = _ComparatorClass()
    sort_key_function = None
    should_evaluate_none = False
    hashable = True
    _isnull = False
    _is_array = False
    _is_tuple_type = False
    _is_named = False
    _is_type_decorator = False
    _is_table_value = False
    _static_cache_key = ()

    def __class_getitem__(cls, item):
        return cls

    def _plain(self):
        return {"t": "named", "name": self._name}

    def _value(self):
        variant = self._variant_mapping.get("postgresql")
        return self._plain() if variant is None else variant._value()

    def _generic_value(self):
        """The description of what a database would get that nothing is known of: what str() shows."""
        return self._plain()

    def _sql(self, value=None):
        from sqlalchemy.sql.native import call

        return call({"request": "compile", "type": self._value() if value is None else value})

    def compile(self, dialect=None):
        return self._sql(self._generic_value() if dialect is None else None)

    def __str__(self):
        return str(self.compile())

    def __repr__(self):
        return _generic_repr(self)

    def copy(self, **kw):
        return self.adapt(type(self))

    def adapt(self, cls, **kw):
        other = cls.__new__(cls)
        other.__dict__.update(self.__dict__)
        other.__dict__.update(kw)
        return other

    def with_variant(self, type_, *dialect_names):
        if not dialect_names:
            from sqlalchemy import exc

            raise exc.ArgumentError("At least one dialect name is required")
        for name in dialect_names:
            if name in self._variant_mapping:
                from sqlalchemy import exc

                raise exc.ArgumentError(
                    f"Dialect {name!r} is already present in the mapping for this {self!r}"
                )
        variant = to_instance(type_)
        other = self.copy()
        other._variant_mapping = dict(self._variant_mapping)
        for name in dialect_names:
            other._variant_mapping[name] = variant
        return other

    def evaluates_none(self):
        other = self.adapt(type(self))
        other.should_evaluate_none = True
        return other

    def dialect_impl(self, dialect):
        return self._variant_mapping.get(getattr(dialect, "name", "postgresql"), self)

    def _unwrapped_dialect_impl(self, dialect):
        return self.dialect_impl(dialect)

    def _impl(self):
        """The type that PostgreSQL gets to see, with its decorators taken off."""
        return self._variant_mapping.get("postgresql", self)

    def as_generic(self, allow_nulltype=False):
        for cls in type(self).__mro__:
            if cls.__name__ != cls.__name__.upper() and cls.__module__ == __name__:
                other = cls.__new__(cls)
                other.__dict__.update(self.__dict__)
                return other
        return self

    def bind_processor(self, dialect):
        return None

    def result_processor(self, dialect, coltype):
        return None

    def literal_processor(self, dialect):
        return None

    def bind_expression(self, bindvalue):
        return None

    def column_expression(self, colexpr):
        return None

    def _bind(self, value):
        """What the driver is handed for `value`."""
        processor = self._impl().bind_processor(_dialect())
        return value if processor is None else processor(value)

    def _result(self, value):
        """What a revision file gets for the driver's `value`."""
        processor = self._impl().result_processor(_dialect(), None)
        return value if processor is None else processor(value)

    def coerce_compared_value(self, op, value):
        coerced = _resolve_value_to_type(value)
        if coerced is NULLTYPE or coerced._type_affinity is self._type_affinity:
            return self
        return coerced

    def _compare_type_affinity(self, other):
        return self._type_affinity is other._type_affinity

    def compare_values(self, x, y):
        return x == y

    def copy_value(self, value):
        return value

    @property
    def python_type(self):
        raise NotImplementedError()

    def _set_table(self, column, table):
        """Hears that a column of this type joined a table."""

    def _joins_table(self, column, table):
        """Tells a column's type, and what of its variants has a part in the table, that the column joined it."""
        for one in self._with_a_part():
            one._set_table(column, table)

    def _user_types(self):
        """The enumerations and domains that are created with a table of this type."""
        types = [one._user_type() for one in self._with_a_part()]
        return [one for one in types if one is not None]

    def _with_a_part(self):
        """Of a type and its variants the one for PostgreSQL, and PostgreSQL's own named types: SQLAlchemy creates those whatever
        database they are meant for."""
        chosen = self._impl()
        if not self._variant_mapping:
            return [chosen]
        return [one for one in (self, *self._variant_mapping.values()) if one is chosen or one._brings_a_named_type()]

    def _has_variants(self):
        return bool(self._variant_mapping)

    def _brings_a_named_type(self):
        found = self._user_type()
        return found is not None and found._is_named

    def _user_type(self):
        """The enumeration or domain that this type, without its variants, needs on the server."""
        return self if self._described() is not None else None

    def _described(self):
        """("enum" or "domain", its description) for types that exist on the server by themselves."""
        return None

    def get_dbapi_type(self, dbapi):
        return None


def _generic_repr(obj, cls=None):
    """`Class(positional, keyword=value)` from the arguments of __init__ that differ from their defaults."""
    cls = cls or type(obj)
    args, keywords, seen = [], [], set()
    for base in cls.__mro__:
        init = base.__dict__.get("__init__")
        code = getattr(init, "__code__", None)
        if code is None:
            continue
        count = code.co_argcount
        names = code.co_varnames[1:count]
        defaults = init.__defaults__ or ()
        required = len(names) - len(defaults)
        for position, name in enumerate(names):
            if name in seen or _is_hidden(name, base, obj):
                continue
            seen.add(name)
            value = getattr(obj, name, None)
            if position < required:
                args.append(repr(value))
            elif value != defaults[position - required] and value is not NO_ARG:
                keywords.append(f"{name}={value!r}")
        for name in code.co_varnames[count : count + code.co_kwonlyargcount]:
            if name in seen or _is_hidden(name, base, obj):
                continue
            seen.add(name)
            value = getattr(obj, name, None)
            if value != (init.__kwdefaults__ or {}).get(name):
                keywords.append(f"{name}={value!r}")
        if not code.co_flags & 8:
            break
    return f"{cls.__name__}({', '.join(args + keywords)})"


def _is_hidden(name, cls, obj):
    """Whether an argument is nobody's business: those of SQLAlchemy's own classes that begin so stand for nothing here."""
    if name == "info":
        return True
    return name[0] == "_" and ((cls.__module__ or "").startswith("sqlalchemy") or not hasattr(obj, name))


class Concatenable(TypeEngineMixin):
    pass


class Indexable(TypeEngineMixin):
    pass


class ExternalType(TypeEngineMixin):
    cache_ok = None


class Emulated(TypeEngineMixin):
    pass


class NativeForEmulated(TypeEngineMixin):
    pass


class HasExpressionLookup(TypeEngineMixin):
    pass


class SchemaEventTarget:
    """What joins a table or a column, and tells who listens for it."""

    def _set_parent_with_dispatch(self, parent, **kw):
        event.fire(self, "before_parent_attach", parent, {})
        self._attach(parent, **kw)
        event.fire(self, "after_parent_attach", parent, {})


class NullType(TypeEngine):
    _isnull = True

    def _plain(self):
        return {"t": "null", "repr": repr(self)}

    def __str__(self):
        return "NULL"

    def coerce_compared_value(self, op, value):
        coerced = _resolve_value_to_type(value)
        return self if coerced is NULLTYPE else coerced


def _name(name):
    """A name for the renderer: a plain string, or a dictionary if its author decided on quotes."""
    quote = getattr(name, "quote", None)
    if quote is None:
        return None if name is None else str(name)
    return {"name": str(name), "quote": quote}


NULLTYPE = NullType()

OperatorClass = type("OperatorClass", (), {})


# It names types that derive from what is above.
from sqlalchemy._types.standard import _resolve_value_to_type  # noqa: E402
