"""SQL types: what a column is declared with, and how values pass to the driver and back.

A type that is only a word of SQL is one line of a table at the end of this file. Every type answers `_plain()`, the
dictionary that the renderer reads (tag "t"); `_value()` is the same after `with_variant`.
"""

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


class TypeEngine(TypeEngineMixin):
    """The base of all types."""

    _name = "null"
    _variant_mapping = {}
    _type_affinity = _Affinity()
    comparator_factory = None
    sort_key_function = None
    should_evaluate_none = False
    hashable = True
    _isnull = False
    _is_array = False
    _is_tuple_type = False
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
        other = self.adapt(type(self))
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

    def _user_type(self):
        """The enumeration or domain that this type needs on the server."""
        variant = self._variant_mapping.get("postgresql")
        return None if variant is None else variant._user_type()

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
            if name in seen or name.startswith("_") or name == "info":
                continue
            seen.add(name)
            value = getattr(obj, name, None)
            if position < required:
                args.append(repr(value))
            elif value != defaults[position - required] and value is not NO_ARG:
                keywords.append(f"{name}={value!r}")
        for name in code.co_varnames[count : count + code.co_kwonlyargcount]:
            if name in seen or name.startswith("_") or name == "info":
                continue
            seen.add(name)
            value = getattr(obj, name, None)
            if value != (init.__kwdefaults__ or {}).get(name):
                keywords.append(f"{name}={value!r}")
        if not code.co_flags & 8:
            break
    return f"{cls.__name__}({', '.join(args + keywords)})"


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
    pass


class NullType(TypeEngine):
    _isnull = True

    def _plain(self):
        return {"t": "null", "repr": repr(self)}

    def coerce_compared_value(self, op, value):
        coerced = _resolve_value_to_type(value)
        return self if coerced is NULLTYPE else coerced


# ---------------------------------------------------------------------------------------------------- numbers


class Integer(HasExpressionLookup, TypeEngine):
    _name = "integer"

    @property
    def python_type(self):
        return int


class SmallInteger(Integer):
    _name = "smallint"


class BigInteger(Integer):
    _name = "bigint"


class NumericCommon(HasExpressionLookup, TypeEngineMixin):
    _default_decimal_return_scale = 10
    precision = None
    scale = None
    decimal_return_scale = None
    asdecimal = True

    def _plain(self):
        value = {"t": "number", "name": self._name}
        if self.precision is not None:
            value["precision"] = self.precision
            if self.scale is not None:
                value["scale"] = self.scale
        return value

    @property
    def python_type(self):
        if self.asdecimal:
            import decimal

            return decimal.Decimal
        return float

    def result_processor(self, dialect, coltype):
        if self.asdecimal:
            return _to_decimal
        return _to_float


def _to_float(value):
    return None if value is None else float(value)


def _to_decimal(value):
    if isinstance(value, float):
        import decimal

        return decimal.Decimal("%.10f" % value)
    return value


class Numeric(NumericCommon, TypeEngine):
    _name = "numeric"

    def __init__(self, precision=None, scale=None, decimal_return_scale=None, asdecimal=True):
        self.precision = precision
        self.scale = scale
        self.decimal_return_scale = decimal_return_scale
        self.asdecimal = asdecimal


class Float(NumericCommon, TypeEngine):
    _name = "float"

    def _generic_value(self):
        return {"t": "named", "name": self._name}

    def __init__(self, precision=None, asdecimal=False, decimal_return_scale=None):
        self.precision = precision or None
        self.asdecimal = asdecimal
        self.decimal_return_scale = decimal_return_scale


Numeric._type_affinity = Numeric
Float._type_affinity = Float


class Double(Float):
    _name = "double precision"

    def _plain(self):
        return {"t": "named", "name": self._name}


# ------------------------------------------------------------------------------------------------- characters


class String(Concatenable, TypeEngine):
    _name = "varchar"
    length = None
    collation = None
    collation_schema = None

    def __init__(self, length=None, collation=None, collation_schema=None):
        self.length = length
        self.collation = collation
        if collation_schema is not None and collation is None:
            from sqlalchemy import exc

            raise exc.ArgumentError(
                "the 'collation_schema' parameter requires the 'collation' parameter to also be present"
            )
        self.collation_schema = collation_schema

    def _plain(self):
        value = {"t": "text", "name": self._name}
        if self.length:
            value["length"] = self.length
        if self.collation:
            value["collation"] = self.collation
            if self.collation_schema is not None:
                value["collation_schema"] = self.collation_schema
        return value

    @property
    def python_type(self):
        return str


class Unicode(String):
    pass


class Text(String):
    _name = "text"


class UnicodeText(Text):
    pass


# ------------------------------------------------------------------------------------------- time and the rest


class DateTime(HasExpressionLookup, TypeEngine):
    _name = "timestamp"

    def __init__(self, timezone=False):
        self.timezone = timezone

    precision = None

    def _plain(self):
        value = {"t": "time", "name": self._name, "timezone": bool(self.timezone)}
        if self.precision is not None:
            value["precision"] = self.precision
        return value

    _generic_name = "datetime"

    def _generic_value(self):
        return {"t": "named", "name": self._generic_name}

    @property
    def python_type(self):
        import datetime

        return datetime.datetime


class Date(HasExpressionLookup, TypeEngine):
    _name = "date"

    @property
    def python_type(self):
        import datetime

        return datetime.date


class Time(HasExpressionLookup, TypeEngine):
    _name = "time"
    precision = None

    def __init__(self, timezone=False):
        self.timezone = timezone

    _generic_name = "time"
    _plain = DateTime._plain
    _generic_value = DateTime._generic_value

    @property
    def python_type(self):
        import datetime

        return datetime.time


class _Binary(TypeEngine):
    _name = "bytea"

    def __init__(self, length=None):
        self.length = length

    @property
    def python_type(self):
        return bytes

    def result_processor(self, dialect, coltype):
        return lambda value: None if value is None else bytes(value)


class LargeBinary(_Binary):
    pass


class VARBINARY(_Binary):
    _name = "varbinary"

    def _plain(self):
        return {"t": "text", "name": self._name, "length": self.length or None}


class BINARY(VARBINARY):
    _name = "binary"


class Uuid(Emulated, TypeEngine):
    _name = "uuid"

    def __init__(self, as_uuid=True, native_uuid=True):
        self.as_uuid = as_uuid
        self.native_uuid = native_uuid

    def _plain(self):
        if not self.native_uuid:
            return {"t": "text", "name": "char", "length": 32}
        return {"t": "named", "name": "uuid"}

    def _generic_value(self):
        return {"t": "text", "name": "char", "length": 32}

    @property
    def python_type(self):
        if self.as_uuid:
            import uuid

            return uuid.UUID
        return str

    def bind_processor(self, dialect):
        if self.native_uuid:
            return None
        if self.as_uuid:
            return lambda value: None if value is None else value.hex
        return lambda value: None if value is None else value.replace("-", "")

    def result_processor(self, dialect, coltype):
        if self.native_uuid:
            return None if self.as_uuid else lambda value: None if value is None else str(value)
        import uuid

        if self.as_uuid:
            return lambda value: None if value is None else uuid.UUID(value)
        return lambda value: None if value is None else str(uuid.UUID(value))


class UUID(Uuid, NativeForEmulated):
    def __init__(self, as_uuid=True):
        self.as_uuid = as_uuid
        self.native_uuid = True

    _generic_value = TypeEngine._generic_value


class JSON(Indexable, TypeEngine):
    _name = "json"
    hashable = False
    should_evaluate_none = True

    class JSONElementType(TypeEngine):
        pass

    class JSONIntIndexType(JSONElementType):
        pass

    class JSONStrIndexType(JSONElementType):
        pass

    class JSONIndexType(JSONElementType):
        pass

    class JSONPathType(JSONElementType):
        pass

    class _Null:
        def __repr__(self):
            return "symbol('JSON_NULL')"

    NULL = _Null()

    def __init__(self, none_as_null=False):
        self.none_as_null = none_as_null

    @property
    def python_type(self):
        return dict

    @property
    def should_evaluate_none(self):
        return not self.none_as_null

    def bind_processor(self, dialect):
        def process(value):
            if value is None and self.none_as_null:
                return None
            if value is JSON.NULL:
                value = None
            if type(value).__name__ == "Null" and type(value).__module__.startswith("sqlalchemy"):
                return None
            import json

            return json.dumps(value)

        return process


class ARRAY(SchemaEventTarget, Indexable, Concatenable, TypeEngine):
    _is_array = True
    hashable = False

    def __init__(self, item_type, as_tuple=False, dimensions=None, zero_indexes=False):
        if isinstance(item_type, ARRAY):
            raise ValueError("Do not nest ARRAY types; ARRAY(basetype) handles multi-dimensional arrays of basetype")
        self.item_type = to_instance(item_type)
        self.as_tuple = as_tuple
        self.dimensions = dimensions
        self.zero_indexes = zero_indexes

    def _plain(self):
        value = {"t": "array", "item": self.item_type._value()}
        if self.dimensions is not None:
            value["dimensions"] = self.dimensions
        return value

    def _generic_value(self):
        return {"t": "named", "name": "array"}

    @property
    def python_type(self):
        return list

    def _set_table(self, column, table):
        self.item_type._impl()._set_table(column, table)

    def _user_type(self):
        return self.item_type._user_type()

    def _map(self, value, process):
        if value is None:
            return None
        if isinstance(value, (list, tuple)):
            return [self._map(item, process) if isinstance(item, (list, tuple)) else process(item) for item in value]
        return process(value)

    def bind_processor(self, dialect):
        process = self.item_type._impl().bind_processor(dialect)
        if process is None:
            return None
        return lambda value: self._map(value, process)

    def result_processor(self, dialect, coltype):
        from sqlalchemy.engine.typecast import array

        process = self.item_type._impl().result_processor(dialect, coltype)

        def convert(value):
            # the driver leaves arrays of types that it doesn't know as text
            if isinstance(value, str) and value[-1:] == "}":
                value = array(value, None)
            return value if process is None else self._map(value, process)

        return convert

    def compare_values(self, x, y):
        return x == y


class TupleType(TypeEngine):
    _is_tuple_type = True

    def __init__(self, *types):
        self.types = [to_instance(one) for one in types]


class TableValueType(TypeEngine):
    _is_table_value = True


# ---------------------------------------------------------------------------------------- types with a life of their own


class SchemaType(SchemaEventTarget, TypeEngineMixin):
    """A type that may have to be created, or that brings a CHECK along."""

    name = None
    schema = None
    metadata = None
    create_type = True
    _schema_provided = False
    _inherit_schema = False

    def __init__(
        self,
        name=None,
        schema=NO_ARG,
        metadata=None,
        inherit_schema=False,
        quote=None,
        create_type=True,
        _create_events=True,
        _adapted_from=None,
    ):
        if name is not None:
            from sqlalchemy.sql.elements import quoted_name

            name = quoted_name(name, quote)
        self.name = name
        if schema is NO_ARG:
            self._schema_provided = False
            self.schema = None
        elif inherit_schema:
            from sqlalchemy import exc

            raise exc.ArgumentError(
                "Ambiguously setting inherit_schema=True while also passing a schema argument"
            )
        else:
            self._schema_provided = True
            self.schema = schema
        self._inherit_schema = inherit_schema
        self.create_type = create_type
        if metadata is not None:
            self._set_metadata(metadata)

    @property
    def inherit_schema(self):
        return self._inherit_schema

    def _set_metadata(self, metadata):
        if self.metadata is None:
            self.metadata = metadata
            if not self._inherit_schema and not self._schema_provided and metadata.schema:
                self.schema = metadata.schema
            metadata._register_object(self)

    def _set_table(self, column, table):
        self._set_metadata(table.metadata)
        if self._inherit_schema:
            self.schema = table.schema
            self._inherit_schema = False

    def create(self, bind, checkfirst=False):
        self._create_or_drop(bind, checkfirst, "create")

    def drop(self, bind, checkfirst=False):
        self._create_or_drop(bind, checkfirst, "drop")

    def _create_or_drop(self, bind, checkfirst, verb):
        if self._described() is not None:
            from sqlalchemy.sql.ddl import run_type

            run_type(verb, self, checkfirst)

    def _described(self):
        """("enum" or "domain", its description) for types that exist on the server by themselves."""
        return None

    def _user_type(self):
        variant = self._variant_mapping.get("postgresql")
        if variant is not None:
            return variant._user_type()
        return self if self._described() is not None else None


class Boolean(SchemaType, Emulated, TypeEngine):
    _name = "boolean"
    native = True

    def __init__(self, create_constraint=False, name=None, _create_events=True, _adapted_from=None):
        self.create_constraint = create_constraint
        self.name = name

    def _set_table(self, column, table):
        pass

    @property
    def python_type(self):
        return bool

    def bind_processor(self, dialect):
        def process(value):
            if value is None or value is True or value is False:
                return value
            if value == 0 or value == 1:
                return bool(value)
            if not isinstance(value, int):
                raise TypeError("Not a boolean value: %r" % (value,))
            raise ValueError("Value %r is not None, True, or False" % (value,))

        return process


class MatchType(Boolean):
    pass


class Enum(String, SchemaType, Emulated, TypeEngine):
    native_enum = True
    enum_class = None

    def __init__(self, *enums, **kw):
        self.native_enum = kw.pop("native_enum", True)
        self.create_constraint = kw.pop("create_constraint", False)
        self.values_callable = kw.pop("values_callable", None)
        self._sort_key_function = kw.pop("sort_key_function", NO_ARG)
        length_arg = kw.pop("length", NO_ARG)
        self._omit_aliases = kw.pop("omit_aliases", True)
        if len(enums) == 1 and hasattr(enums[0], "__members__"):
            self.enum_class = enums[0]
            members = self.enum_class.__members__
            if self._omit_aliases is True:
                members = {name: member for name, member in members.items() if member.name == name}
            values = self.values_callable(self.enum_class) if self.values_callable else list(members)
            objects = list(members.values())
        else:
            self.enum_class = None
            values = objects = enums
        self.enums = list(values)
        self._valid_lookup = dict(zip(objects, values))
        self._valid_lookup.update([(value, self._valid_lookup[obj]) for value, obj in zip(values, objects)])
        self._valid_lookup[None] = None
        self._object_lookup = dict(zip(values, objects))
        self._object_lookup[None] = None
        self.validate_strings = kw.pop("validate_strings", False)
        length = self._default_length = max((len(value) for value in self.enums), default=0)
        if length_arg is not NO_ARG:
            if length_arg is not None and length_arg < length:
                raise ValueError(
                    "When provided, length must be larger or equal than the length of the longest enum value. "
                    "%s < %s" % (length_arg, length)
                )
            length = length_arg
        String.__init__(self, length=length)
        if self.enum_class is not None and values:
            kw.setdefault("name", self.enum_class.__name__.lower())
        known = ("name", "create_type", "inherit_schema", "schema", "metadata", "quote", "_create_events", "_adapted_from")
        SchemaType.__init__(self, **{key: kw.pop(key) for key in known if key in kw})

    def _plain(self):
        if not self.native_enum:
            return String._plain(self)
        value = {"t": "enum", "name": _name(self.name), "labels": [str(label) for label in self.enums]}
        if self.schema is not None:
            value["schema"] = _name(self.schema)
        if not self.create_type:
            value["create_type"] = False
        name = self.name
        if not name or name == name.lower() and name in _NAMES_IN_DANGER:
            value["class"] = "ENUM"
            value["repr"] = repr(self)
        return value

    def _generic_value(self):
        return String._plain(self)

    def __repr__(self):
        parts = [repr(label) for label in self.enums]
        if self.name is not None:
            parts.append(f"name={self.name!r}")
        if self.schema is not None:
            parts.append(f"schema={self.schema!r}")
        if not self.native_enum:
            parts.append("native_enum=False")
        if self.create_constraint:
            parts.append("create_constraint=True")
        return f"{type(self).__name__}({', '.join(parts)})"

    @property
    def native(self):
        return self.native_enum

    @property
    def sort_key_function(self):
        return None if self._sort_key_function is NO_ARG else self._sort_key_function

    @property
    def _enums_argument(self):
        return [self.enum_class] if self.enum_class is not None else self.enums

    @property
    def python_type(self):
        return self.enum_class if self.enum_class is not None else str

    def _db_value_for_elem(self, elem):
        try:
            return self._valid_lookup[elem]
        except (KeyError, TypeError) as error:
            if not self.validate_strings and isinstance(elem, str):
                return elem
            raise LookupError(self._lookup_text(elem)) from error

    def _object_value_for_elem(self, elem):
        try:
            return self._object_lookup[elem]
        except KeyError as error:
            raise LookupError(self._lookup_text(elem)) from error

    def _lookup_text(self, elem):
        shown = [str(value) for value in self.enums]
        if len(shown) > 3:
            shown = shown[:3] + ["...", str(self.enums[-1])] if len(shown) > 4 else shown
        return "'%s' is not among the defined enum values. Enum name: %s. Possible values: %s" % (
            elem,
            self.name,
            ", ".join(shown),
        )

    def bind_processor(self, dialect):
        return self._db_value_for_elem

    def result_processor(self, dialect, coltype):
        return self._object_value_for_elem

    def _set_table(self, column, table):
        SchemaType._set_table(self, column, table)
        if self.create_constraint and not self.native_enum:
            from sqlalchemy.schema import CheckConstraint
            from sqlalchemy.sql.expression import type_coerce

            CheckConstraint(
                type_coerce(column, String()).in_(self.enums), name=self.name, table=table, _type_bound=True
            )

    def _described(self):
        if not self.native_enum:
            return None
        value = self._plain()
        del value["t"]
        return "enum", value


def _name(name):
    """A name for the renderer: a plain string, or a dictionary if its author decided on quotes."""
    quote = getattr(name, "quote", None)
    if quote is None:
        return None if name is None else str(name)
    return {"name": str(name), "quote": quote}


# Words that are types of PostgreSQL already: only these need the type's repr for the error about it.
_NAMES_IN_DANGER = frozenset(
    '_array hstore json jsonb int4range int8range numrange daterange tsrange tstzrange int4multirange int8multirange '
    'nummultirange datemultirange tsmultirange tstzmultirange integer bigint smallint character "char" name text '
    "numeric float real inet cidr citext uuid bit macaddr macaddr8 money oid regclass timestamp date time bytea boolean "
    "interval tsvector tsquery regconfig".split()
)


# ------------------------------------------------------------------------------------------ types of the user's making


class UserDefinedType(ExternalType, TypeEngine):
    def _plain(self):
        spec = self.get_col_spec
        code = getattr(spec, "__code__", None)
        takes_keywords = code is None or code.co_flags & 8
        return {"t": "raw", "sql": spec(type_expression=None) if takes_keywords else spec()}

    def get_col_spec(self, **kw):
        raise NotImplementedError(f"{type(self).__name__} has no get_col_spec()")

    def coerce_compared_value(self, op, value):
        return self


class TypeDecorator(SchemaEventTarget, ExternalType, TypeEngine):
    impl = None
    _is_type_decorator = True
    coerce_to_is_types = (type(None),)
    sort_key_function = None

    def __init__(self, *args, **kwargs):
        if not hasattr(type(self), "impl") or type(self).impl is None:
            raise AssertionError(
                "TypeDecorator implementations require a class-level variable 'impl' which refers to the class of "
                "type being decorated"
            )
        self.impl = to_instance(type(self).impl, *args, **kwargs)

    @property
    def _type_affinity(self):
        return self.impl._type_affinity

    @property
    def impl_instance(self):
        return self.impl

    def load_dialect_impl(self, dialect):
        return self.impl

    def type_engine(self, dialect):
        loaded = to_instance(self.load_dialect_impl(dialect))
        return self.impl if loaded is self else loaded

    def _plain(self):
        return self.type_engine(_dialect())._value()

    def _impl(self):
        return self._variant_mapping.get("postgresql", self)

    def dialect_impl(self, dialect):
        return self._variant_mapping.get(getattr(dialect, "name", "postgresql"), self)

    def _set_table(self, column, table):
        self.type_engine(_dialect())._impl()._set_table(column, table)

    def _user_type(self):
        return self.type_engine(_dialect())._user_type()

    def __getattr__(self, key):
        if key.startswith("__") or key == "impl":
            raise AttributeError(key)
        return getattr(self.impl, key)

    def __repr__(self):
        return _generic_repr(self, None) if "__init__" in type(self).__dict__ else f"{type(self).__name__}()"

    def copy(self, **kw):
        return self.adapt(type(self))

    def process_bind_param(self, value, dialect):
        raise NotImplementedError()

    def process_literal_param(self, value, dialect):
        raise NotImplementedError()

    def process_result_value(self, value, dialect):
        raise NotImplementedError()

    def _overrides(self, method):
        return getattr(type(self), method) is not getattr(TypeDecorator, method)

    def bind_processor(self, dialect):
        below = self.type_engine(dialect)._impl().bind_processor(dialect)
        literal = self._overrides("process_literal_param")
        if self._overrides("process_bind_param") and not (literal and _writes_literals()):
            own = self.process_bind_param
        elif literal:
            own = self.process_literal_param
        else:
            return below
        if below is None:
            return lambda value: own(value, dialect)
        return lambda value: below(own(value, dialect))

    def literal_processor(self, dialect):
        if self._overrides("process_literal_param"):
            return lambda value: self.process_literal_param(value, dialect)
        return None

    def result_processor(self, dialect, coltype):
        below = self.type_engine(dialect)._impl().result_processor(dialect, coltype)
        if not self._overrides("process_result_value"):
            return below
        own = self.process_result_value
        if below is None:
            return lambda value: own(value, dialect)
        return lambda value: own(below(value), dialect)

    def coerce_compared_value(self, op, value):
        return self

    def compare_values(self, x, y):
        return self.impl.compare_values(x, y)

    @property
    def python_type(self):
        return self.impl.python_type


class Variant(TypeDecorator):
    def __init__(self, *arg, **kw):
        raise NotImplementedError("Variant is no longer used in SQLAlchemy 2.0; this is a placeholder symbol for backwards compatibility.")


class PickleType(TypeDecorator):
    impl = LargeBinary
    cache_ok = True

    def __init__(self, protocol=5, pickler=None, comparator=None, impl=None):
        self.protocol = protocol
        self.pickler = pickler
        self.comparator = comparator
        self.impl = to_instance(impl if impl is not None else LargeBinary)

    def _codec(self):
        if self.pickler is not None:
            return self.pickler
        import pickle

        return pickle

    def process_bind_param(self, value, dialect):
        return None if value is None else self._codec().dumps(value, self.protocol)

    def process_result_value(self, value, dialect):
        return None if value is None else self._codec().loads(value)


class _AbstractInterval(HasExpressionLookup, TypeEngine):
    fields = None
    precision = None

    def _plain(self):
        value = {"t": "interval"}
        if self.fields is not None:
            value["fields"] = self.fields
        if self.precision is not None:
            value["precision"] = self.precision
        return value

    @property
    def python_type(self):
        import datetime

        return datetime.timedelta


class Interval(Emulated, _AbstractInterval):
    cache_ok = True

    def __init__(self, native=True, second_precision=None, day_precision=None):
        self.native = native
        self.second_precision = self.precision = second_precision
        self.day_precision = day_precision

    def _plain(self):
        if not self.native:
            return DateTime()._plain()
        return _AbstractInterval._plain(self)

    def bind_processor(self, dialect):
        if self.native:
            return None
        import datetime

        epoch = datetime.datetime(1970, 1, 1)
        return lambda value: None if value is None else epoch + value

    def result_processor(self, dialect, coltype):
        if self.native:
            return None
        import datetime

        epoch = datetime.datetime(1970, 1, 1)
        return lambda value: None if value is None else value - epoch


# ----------------------------------------------------------------------------------- the types that are words of SQL

for _class, _base, _word in (
    ("INTEGER", Integer, "integer"),
    ("SMALLINT", SmallInteger, "smallint"),
    ("BIGINT", BigInteger, "bigint"),
    ("NUMERIC", Numeric, "numeric"),
    ("DECIMAL", Numeric, "decimal"),
    ("FLOAT", Float, "float"),
    ("DOUBLE", Double, "double"),
    ("DOUBLE_PRECISION", Double, "double precision"),
    ("VARCHAR", String, "varchar"),
    ("CHAR", String, "char"),
    ("NCHAR", Unicode, "nchar"),
    ("NVARCHAR", Unicode, "nvarchar"),
    ("TEXT", Text, "text"),
    ("BLOB", LargeBinary, "blob"),
    ("BOOLEAN", Boolean, "boolean"),
    ("DATE", Date, "date"),
    ("TIME", Time, "time"),
    ("TIMESTAMP", DateTime, "timestamp"),
):
    globals()[_class] = type(_class, (_base,), {"_name": _word, "__module__": __name__})
INT = INTEGER
TIMESTAMP._generic_name = "timestamp"


class REAL(Float):
    _name = "real"

    def _plain(self):
        return {"t": "named", "name": "real"}


class CLOB(Text):
    def _plain(self):
        return {"t": "named", "name": "clob"}


class DATETIME(DateTime):
    def _plain(self):
        return {"t": "named", "name": "datetime"}


NULLTYPE = NullType()
BOOLEANTYPE = Boolean()
STRINGTYPE = String()
INTEGERTYPE = Integer()
NUMERICTYPE = Numeric()
MATCHTYPE = MatchType()
DATETIME_TIMEZONE = DateTime(timezone=True)
TIME_TIMEZONE = Time(timezone=True)

_PYTHON_TYPES = {
    "builtins.int": INTEGERTYPE,
    "builtins.float": Float(),
    "builtins.bool": BOOLEANTYPE,
    "builtins.str": Unicode(),
    "builtins.bytes": LargeBinary(),
    "builtins.bytearray": LargeBinary(),
    "decimal.Decimal": NUMERICTYPE,
    "_decimal.Decimal": NUMERICTYPE,
    "_pydecimal.Decimal": NUMERICTYPE,
    "datetime.datetime": DateTime(),
    "datetime.date": Date(),
    "datetime.time": Time(),
    "datetime.timedelta": Interval(),
    "uuid.UUID": Uuid(),
}


def _resolve_value_to_type(value):
    """The type that a plain Python value has where none is given."""
    for cls in type(value).__mro__:
        found = _PYTHON_TYPES.get(f"{cls.__module__}.{cls.__name__}")
        if found is not None:
            if found is DateTime and getattr(value, "tzinfo", None) is not None:
                return DATETIME_TIMEZONE
            return found
        if cls.__name__ == "Enum" and cls.__module__ == "enum":
            return Enum(type(value))
    return getattr(value, "__sa_type_engine__", NULLTYPE)


OperatorClass = type("OperatorClass", (), {})
