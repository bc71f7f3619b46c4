"""Types around others: JSON, arrays, rows, and the decorated ones of the user's making."""

from sqlalchemy._types.base import (
    Concatenable,
    ExternalType,
    Indexable,
    SchemaEventTarget,
    TypeEngine,
    _dialect,
    _generic_repr,
    _writes_literals,
    to_instance,
)
from sqlalchemy._types.scalar import LargeBinary
from sqlalchemy._types.schema_type import Boolean

__name__ = "sqlalchemy.types"  # where users find what is defined here


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
    _has_postgresql_operators = False
    hashable = False

    def __init__(self, item_type, as_tuple=False, dimensions=None, zero_indexes=False):
        self._ensure_not_nested(item_type)
        self.item_type = to_instance(item_type)
        self.as_tuple = as_tuple
        self.dimensions = dimensions
        self.zero_indexes = zero_indexes

    def _ensure_not_nested(self, item_type):
        if isinstance(item_type, ARRAY):
            raise ValueError("Do not nest ARRAY types; ARRAY(basetype) handles multi-dimensional arrays of basetype")

    def _plain(self):
        item = self.item_type._value()
        if item["t"] in ("enum", "domain") and self._user_type() is None:
            item = dict(item, create_type=False)
        value = {"t": "array", "item": item}
        if self.dimensions is not None:
            value["dimensions"] = self.dimensions
        return value

    def _generic_value(self):
        return {"t": "named", "name": "array"}

    @property
    def python_type(self):
        return list

    def _set_table(self, column, table):
        if self._sees_its_items():
            self.item_type._set_table(column, table)

    def _user_type(self):
        return self._item_with_a_part()._user_type() if self._sees_its_items() else None

    def _has_variants(self):
        return bool(self._variant_mapping) or self.item_type._has_variants()

    def _brings_a_named_type(self):
        return self._sees_its_items() and self.item_type._brings_a_named_type()

    def _item_with_a_part(self):
        """PostgreSQL's own named types and arrays have one even where a variant is what PostgreSQL gets to see."""
        return self.item_type if self.item_type._is_named or self.item_type._is_array else self.item_type._impl()

    def _sees_its_items(self):
        """What a variant of the items would need SQLAlchemy only sees where the items are such a type themselves."""
        return isinstance(self.item_type, SchemaEventTarget) and not isinstance(self.item_type, Boolean)

    def _map(self, items, process, dimensions, make):
        """The items processed, as deep as there are dimensions; how deep that is the items say where the type does not."""
        if dimensions is None:
            items = list(items)
        if dimensions == 1 or dimensions is None and not (items and isinstance(items[0], (list, tuple))):
            return make(items if process is None else [process(item) for item in items])
        inner = None if dimensions is None else dimensions - 1
        return make([None if item is None else self._map(item, process, inner, make) for item in items])

    def bind_processor(self, dialect):
        process = self.item_type._impl().bind_processor(dialect)
        return lambda value: None if value is None else self._map(value, process, self.dimensions, list)

    def result_processor(self, dialect, coltype):
        from sqlalchemy.engine.typecast import array

        process = self.item_type._impl().result_processor(dialect, coltype)

        def convert(value):
            # the driver leaves arrays of types that it doesn't know as text
            if isinstance(value, str) and value[-1:] == "}":
                value = array(value, None)
            if value is None or process is None and not self.as_tuple:
                return value
            return self._map(value, process, self.dimensions, tuple if self.as_tuple else list)

        return convert

    def compare_values(self, x, y):
        return x == y


class TupleType(TypeEngine):
    _is_tuple_type = True

    def __init__(self, *types):
        self.types = [to_instance(one) for one in types]


class TableValueType(TypeEngine):
    _is_table_value = True


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


class _DecoratorComparatorClass:
    def __get__(self, instance, owner):
        from sqlalchemy.sql.comparators import DecoratorComparator

        return DecoratorComparator


class TypeDecorator(SchemaEventTarget, ExternalType, TypeEngine):
    impl = None
    Comparator = _DecoratorComparatorClass()
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
        return self.type_engine(_dialect())._impl()._user_type()

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
