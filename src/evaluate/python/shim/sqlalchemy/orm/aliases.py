"""Mapped classes under another name."""

from ..sql.elements import to_clause
from ..sql.selectable import FromClause, Join
from .attributes import QueryableAttribute
from .configuration import ensure_configured
from .mapper import mapper_of


class AliasedAttribute(QueryableAttribute):
    """An attribute of an aliased class."""

    def __init__(self, alias, key, column):
        QueryableAttribute.__init__(self, alias, key)
        self._column = column

    def __clause_element__(self):
        return self._column

    expression = property(__clause_element__)

    @property
    def parent(self):
        return self.class_._aliased_mapper

    def operate(self, op, *other, **options):
        return self._column.operate(op, *other, **options)

    def reverse_operate(self, op, other, **options):
        return self._column.reverse_operate(op, other, **options)

    def __getattr__(self, name):
        if name[:2] == "__" or name in ("_column", "_join_target"):
            raise AttributeError(name)
        return getattr(self._column, name)


class AliasedClass:
    """What ``aliased(User)`` gives."""

    def __class_getitem__(cls, item):
        return cls

    def __init__(self, entity, alias=None, name=None, flat=False, adapt_on_names=False, **_options):
        ensure_configured()
        mapper = mapper_of(entity)
        self._aliased_mapper = mapper
        self._aliased_name = name or mapper.class_.__name__
        if alias is None:
            alias = mapper.local_table.alias(name)
        self._aliased_selectable = to_clause(alias) if not isinstance(alias, FromClause) else alias

    def __clause_element__(self):
        return self._aliased_selectable

    def __getattr__(self, key):
        if key[:1] == "_":
            raise AttributeError(key)
        mapper = self._aliased_mapper
        if key in mapper.relationships:
            return _AliasedRelationship(self, mapper.relationships[key])
        column = mapper._columns.get(key)
        if column is None:
            return getattr(mapper.class_, key)
        found = self._aliased_selectable.corresponding_column(column)
        if found is None:
            found = self._aliased_selectable.c[column.key]
        made = AliasedAttribute(self, key, found)
        self.__dict__[key] = made
        return made


class _AliasedRelationship:
    def __init__(self, alias, relationship):
        self._alias, self._relationship = alias, relationship

    @property
    def mapper(self):
        self._relationship.configure()
        return self._relationship.mapper

    def _join_target(self, onclause=None, target=None, here=None):
        return self._relationship._join_target(onclause, target, self._alias._aliased_selectable)

    def __getattr__(self, name):
        return getattr(self._relationship, name)


def aliased(element, alias=None, name=None, flat=False, adapt_on_names=False):
    """Another name for a class, or for a selectable that has its columns."""
    if isinstance(element, FromClause):
        return element.alias(name)
    return AliasedClass(element, alias, name)


def with_polymorphic(base, classes, **_options):
    return AliasedClass(base)


def with_loader_criteria(entity, criteria, **_options):
    raise NotImplementedError("with_loader_criteria() is not available in revision files")


def join(left, right, onclause=None, isouter=False, full=False):
    resolve = getattr(onclause, "_join_target", None)
    if resolve is not None:
        made = to_clause(left)
        for target, condition, _here in resolve(None, right):
            made = Join(made, target, condition, isouter, full)
        return made
    return Join(left, right, onclause, isouter, full)


def outerjoin(left, right, onclause=None, full=False):
    return join(left, right, onclause, True, full)


class Bundle:
    """Columns that come as one item of a row."""

    def __init__(self, name, *exprs, **_options):
        self.name = name
        self._bundle = exprs

    @property
    def c(self):
        from ..sql.collections import ColumnCollection

        return ColumnCollection([(e.key, e) for e in self._bundle])

    def make_row(self, values):
        from ..engine.result import ResultMetaData
        from ..engine.row import Row

        return Row(ResultMetaData([getattr(e, "key", None) for e in self._bundle]), tuple(values))

    def __getattr__(self, name):
        for one in self.__dict__.get("_bundle", ()):
            if getattr(one, "key", None) == name:
                return one
        raise AttributeError(name)
