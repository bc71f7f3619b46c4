"""What everything in an expression derives from: ClauseElement, ColumnElement and what is between them and the rest."""

from ...util import immutabledict
from .. import operators
from ..encode import value_of
from ..names import _anonymous_label, anonymous, new_id, truncatable
from ..operators import ColumnOperators

__name__ = "sqlalchemy.sql.elements"  # where users find what is defined here

_NO_ARG = object()
_rules_module = None


def rules():
    """The module that knows what types mean to expressions; loaded when the first type is needed."""
    global _rules_module
    if _rules_module is None:
        from .. import type_rules

        _rules_module = type_rules
    return _rules_module


class Visitable:
    def __class_getitem__(cls, item):
        return cls

    __visit_name__ = None


class ClauseElement(Visitable):
    """Everything that renders to SQL."""

    __visit_name__ = "clause"
    is_clause_element = True
    is_selectable = False
    is_dml = False
    is_text = False
    _is_text_clause = False
    _is_from = False
    _allow_label_resolve = True
    _annotations = {}
    _propagate_attrs = {}
    bind = None

    def _expression(self):
        """The value that describes this element inside another."""
        raise NotImplementedError(type(self).__name__)

    def _value(self):
        return value_of(self)

    def _children(self):
        return ()

    @property
    def _from_objects(self):
        found = []
        for child in self._children():
            found.extend(child._from_objects)
        return found

    def get_children(self, **_options):
        return list(self._children())

    def _clone(self, **_options):
        copy = self.__class__.__new__(self.__class__)
        copy.__dict__.update(self.__dict__)
        return copy

    def self_group(self, against=None):
        """Parentheses that a revision asks for; those against an operator are the renderer's business."""
        return self

    def _ungroup(self):
        return self

    def _annotate(self, values):
        return self

    def _deannotate(self, **_options):
        return self

    def compare(self, other, **_options):
        return self is other

    def params(self, *optional, **values):
        for given in optional:
            values.update(given)
        return _replace_binds(self, values)

    unique_params = params

    def compile(self, bind=None, dialect=None, **options):
        from ..compiler import SQLCompiler

        return SQLCompiler(dialect or getattr(bind, "dialect", None), self, **options)

    def __str__(self):
        return str(self.compile())

    def __bool__(self):
        raise TypeError("Boolean value of this clause is not defined")

    def __clause_element__(self):
        return self

    @property
    def description(self):
        return str(self)


def _replace_binds(element, values):
    def replace(found):
        if isinstance(found, BindParameter) and found._given_key in values:
            return found._with_value(values[found._given_key])
        return None

    from ..visitors import replacement_traverse

    return replacement_traverse(element, {}, replace)


class Executable:
    """What can be handed to ``execute()``."""

    supports_execution = True
    is_select = is_insert = is_update = is_delete = is_text = is_ddl = False
    _execution_options = immutabledict()

    def execution_options(self, **options):
        copy = self._clone()
        copy._execution_options = self._execution_options.union(options)
        return copy

    def get_execution_options(self):
        return self._execution_options

    def options(self, *_options):
        return self


class SQLCoreOperations:
    pass


class ColumnElement(ColumnOperators, SQLCoreOperations, ClauseElement):
    """An expression with a type: what may stand in a column list or beside an operator."""

    __visit_name__ = "column_element"
    primary_key = False
    foreign_keys = frozenset()
    key = None
    _type = None
    _is_implicitly_boolean = False
    _is_collection_aggregate = False
    _is_bind_parameter = False
    _is_star = False
    _render_label_in_columns_clause = True
    _tq_label = None
    _non_anon_label = None
    _order_by_label_element = None
    _proxies = ()

    @property
    def type(self):
        if self._type is None:
            self._type = rules().NULLTYPE()
        return self._type

    @type.setter
    def type(self, value):
        self._type = value

    @property
    def comparator(self):
        found = self.__dict__.get("_comparator")
        if found is None:
            found = self.__dict__["_comparator"] = rules().comparator(self)
        return found

    def __getattr__(self, name):
        if name[:1] == "_" or name in ("name", "table", "type"):
            raise AttributeError(name)
        comparator = self.comparator
        try:
            return getattr(comparator, name)
        except AttributeError:
            raise AttributeError(
                "Neither %r object nor %r object has an attribute %r" % (type(self).__name__, type(comparator).__name__, name)
            ) from None

    def operate(self, op, *other, **options):
        return op(self.comparator, *other, **options)

    def reverse_operate(self, op, other, **options):
        return self.comparator.reverse_operate(op, other, **options)

    __hash__ = object.__hash__

    def _bind_param(self, operator, obj, type_=None, expanding=False):
        return BindParameter(None, obj, type_, unique=True, expanding=expanding, _compared_to_operator=operator, _compared_to_type=self.type)

    @property
    def expression(self):
        return self

    @property
    def base_columns(self):
        return {self}

    @property
    def proxy_set(self):
        found = {self}
        for proxied in self._proxies:
            found |= proxied.proxy_set
        return found

    def shares_lineage(self, other):
        return bool(self.proxy_set & other.proxy_set)

    @property
    def _select_iterable(self):
        return (self,)

    def _negate(self):
        from .expressions import AsBoolean, UnaryExpression

        if rules().is_boolean(self.type):
            return AsBoolean(self, operators.is_false, operators.is_true)
        return UnaryExpression(self, operator=operators.inv)

    def cast(self, type_):
        from .forms import Cast

        return Cast(self, type_)

    def label(self, name):
        from .coercions import Label

        return Label(name, self, self.type)

    # names ------------------------------------------------------------------------------------------------------

    @property
    def _id(self):
        found = self.__dict__.get("_identity")
        if found is None:
            found = self.__dict__["_identity"] = new_id()
        return found

    @property
    def _own_name(self):
        return None

    def _anon_label(self, seed, extra=None):
        identity = self._id
        if extra:
            identity = "%s:%s" % (identity, extra)
            seed = (seed or "anon") + "_"
        if isinstance(seed, _anonymous_label):
            return seed + _anonymous_label(((identity, ""),))
        return anonymous(identity, seed or "anon")

    @property
    def _anon_name_label(self):
        return self._anon_label(self._own_name)

    @property
    def _anon_tq_label(self):
        return self._anon_label(self._tq_label)

    def _dedupe_anon_label_idx(self, index):
        name = self._own_name
        if name is None:
            return self._dedupe_anon_tq_label_idx(index)
        return self._anon_label(name, index)

    def _dedupe_anon_tq_label_idx(self, index):
        return self._anon_label(self._tq_label or "anon", index)

    @property
    def _proxy_key(self):
        name = self.key or self._non_anon_label
        return None if isinstance(name, _anonymous_label) else name

    def _make_proxy(self, selectable, name=None, key=None, name_is_truncatable=False, **_options):
        if name is None:
            name = self._anon_name_label
            if key is None:
                key = self._proxy_key
        elif key is None:
            key = name
        column = ColumnClause(truncatable(name) if name_is_truncatable else name, type_=self.type, _selectable=selectable)
        column._proxies = (self,)
        return key, column

    @property
    def anon_label(self):
        return self._anon_name_label


class KeyedColumnElement(ColumnElement):
    pass


class WrapsColumnExpression(ColumnElement):
    """An expression that goes by the name of the column inside it, as a cast does."""

    @property
    def wrapped_column_expression(self):
        raise NotImplementedError()

    @property
    def _tq_label(self):
        return self.wrapped_column_expression._tq_label

    @property
    def _anon_name_label(self):
        wrapped = self.wrapped_column_expression
        if not wrapped._is_text_clause:
            return wrapped._non_anon_label or wrapped._anon_name_label
        return ColumnElement._anon_name_label.fget(self)

    def _dedupe_anon_label_idx(self, index):
        name = self.wrapped_column_expression._non_anon_label
        if name:
            return self._anon_label(name + "_")
        return self._dedupe_anon_tq_label_idx(index)

    @property
    def _proxy_key(self):
        wrapped = self.wrapped_column_expression
        if not wrapped._is_text_clause:
            return wrapped._proxy_key
        return ColumnElement._proxy_key.fget(self)


class OperatorExpression(ColumnElement):
    group = True

    @property
    def is_comparison(self):
        return self.operator.is_comparison


class DQLDMLClauseElement(ClauseElement):
    pass


# These derive from what is above.
from .leaves import BindParameter, ColumnClause  # noqa: E402
