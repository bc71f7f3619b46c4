"""What all statements that read have in common, and a SELECT as a value."""

from .. import operators
from ..elements import (
    BindParameter,
    ClauseElement,
    ClauseList,
    ColumnElement,
    Executable,
    UnaryExpression,
    by_of,
    grouped_by,
    literal_column,
    rules,
    to_clause,
)
from .alias import CTE, Lateral, Subquery
from .base import (
    LABEL_STYLE_DEFAULT,
    LABEL_STYLE_DISAMBIGUATE_ONLY,
    LABEL_STYLE_NONE,
    LABEL_STYLE_TABLENAME_PLUS_COL,
    Selectable,
)

__name__ = "sqlalchemy.sql.selectable"  # where users find what is defined here


class HasCTE:
    _independent_ctes = ()

    def add_cte(self, *ctes, nest_here=False):
        copy = self._clone()
        copy._independent_ctes = self._independent_ctes + ctes
        return copy

    def cte(self, name=None, recursive=False, nesting=False):
        return CTE(self, name, recursive, nesting)


class SelectBase(HasCTE, Executable, Selectable):
    """SELECT, UNION and texts that give rows."""

    is_select = True
    _is_select_base = True
    _label_style = LABEL_STYLE_NONE

    def subquery(self, name=None):
        return Subquery(self._disambiguated(), name)

    def alias(self, name=None, flat=False):
        return self.subquery(name)

    def lateral(self, name=None):
        return Lateral(self._disambiguated(), name)

    def _disambiguated(self):
        return self

    def scalar_subquery(self):
        return ScalarSelect(self)

    as_scalar = scalar_subquery

    def exists(self):
        return Exists(self)

    def label(self, name):
        return self.scalar_subquery().label(name)

    def union(self, *others):
        from .compound import CompoundSelect

        return CompoundSelect("UNION", self, *others)

    def union_all(self, *others):
        from .compound import CompoundSelect

        return CompoundSelect("UNION ALL", self, *others)

    def intersect(self, *others):
        from .compound import CompoundSelect

        return CompoundSelect("INTERSECT", self, *others)

    def intersect_all(self, *others):
        from .compound import CompoundSelect

        return CompoundSelect("INTERSECT ALL", self, *others)

    def except_(self, *others):
        from .compound import CompoundSelect

        return CompoundSelect("EXCEPT", self, *others)

    def except_all(self, *others):
        from .compound import CompoundSelect

        return CompoundSelect("EXCEPT ALL", self, *others)

    @property
    def c(self):
        return self.selected_columns

    columns = c

    @property
    def exported_columns(self):
        return self.selected_columns

    @property
    def _from_objects(self):
        return []

    def _needs_parentheses(self):
        return True


class GenerativeSelect(SelectBase):
    _order_by_clauses = ()
    _group_by_clauses = ()
    _limit_clause = _offset_clause = _fetch_clause = None
    _fetch_options = (False, False)
    _for_update_arg = None
    _label_style = LABEL_STYLE_DEFAULT

    def _clone(self, **_options):
        copy = ClauseElement._clone(self)
        copy.__dict__.pop("_identity", None)
        return copy

    def set_label_style(self, style):
        copy = self._clone()
        copy._label_style = style
        return copy

    def get_label_style(self):
        return self._label_style

    def _disambiguated(self):
        if self._label_style == LABEL_STYLE_NONE:
            return self.set_label_style(LABEL_STYLE_DISAMBIGUATE_ONLY)
        return self

    def apply_labels(self):
        return self.set_label_style(LABEL_STYLE_TABLENAME_PLUS_COL)

    def order_by(self, *clauses):
        copy = self._clone()
        if clauses and clauses[0] is None or clauses == (False,):
            copy._order_by_clauses = ()
            clauses = clauses[1:]
        copy._order_by_clauses = copy._order_by_clauses + tuple([by_of(c) for c in _unwrapped(clauses)])
        return copy

    def group_by(self, *clauses):
        copy = self._clone()
        if clauses and clauses[0] is None or clauses == (False,):
            copy._group_by_clauses = ()
            clauses = clauses[1:]
        copy._group_by_clauses = copy._group_by_clauses + tuple([grouped_by(c) for c in _unwrapped(clauses)])
        return copy

    def limit(self, limit):
        copy = self._clone()
        copy._fetch_clause = None
        copy._limit_clause = _row_count(limit)
        return copy

    def offset(self, offset):
        copy = self._clone()
        copy._offset_clause = _row_count(offset)
        return copy

    def slice(self, start, stop):
        copy = self
        if start is not None and stop is not None:
            copy = copy.offset(start).limit(stop - start) if start else copy.limit(stop)
        elif stop is not None:
            copy = copy.limit(stop)
        elif start:
            copy = copy.offset(start)
        return copy

    def fetch(self, count, with_ties=False, percent=False, **_options):
        copy = self._clone()
        copy._limit_clause = None
        copy._fetch_clause = _row_count(count)
        copy._fetch_options = (percent, with_ties)
        return copy

    def with_for_update(self, nowait=False, read=False, of=None, skip_locked=False, key_share=False):
        copy = self._clone()
        if of is not None and not isinstance(of, (list, tuple)):
            of = [of]
        copy._for_update_arg = (nowait, read, of, skip_locked, key_share)
        return copy

    def _limits(self, value):
        for key, clause in (("limit", self._limit_clause), ("offset", self._offset_clause), ("fetch", self._fetch_clause)):
            if clause is not None:
                value[key] = clause._expression()
        if self._fetch_clause is not None:
            percent, ties = self._fetch_options
            if percent:
                value["fetch_percent"] = True
            if ties:
                value["fetch_with_ties"] = True

    def _needs_parentheses(self):
        return self._limit_clause is not None or self._offset_clause is not None or self._fetch_clause is not None or bool(self._order_by_clauses)


def _unwrapped(clauses):
    """ORDER BY and GROUP BY also take one list, as they used to."""
    if len(clauses) == 1 and isinstance(clauses[0], (list, tuple)):
        return clauses[0]
    found = []
    for clause in clauses:
        if isinstance(clause, ClauseList) and not isinstance(clause, ColumnElement):
            found.extend(clause.clauses)
        else:
            found.append(clause)
    return found


def _row_count(value):
    if value is None:
        return None
    clause = to_clause(value)
    if clause is not None:
        return clause
    return BindParameter(None, int(value), rules().integer(), unique=True)


class ScalarSelect(ColumnElement):
    """A SELECT as one value."""

    __visit_name__ = "grouping"

    def __init__(self, element):
        self.element = element

    @property
    def type(self):
        columns = self.element._all_selected_columns
        return columns[0].type if columns else rules().NULLTYPE()

    @property
    def _from_objects(self):
        return []

    @property
    def columns(self):
        from ...exc import InvalidRequestError

        raise InvalidRequestError("Scalar Select expression has no columns; use this object directly within a column-level expression.")

    c = columns

    def where(self, *criteria):
        return ScalarSelect(self.element.where(*criteria))

    def correlate(self, *froms):
        return ScalarSelect(self.element.correlate(*froms))

    def correlate_except(self, *froms):
        return ScalarSelect(self.element.correlate_except(*froms))

    def scalar_subquery(self):
        return self

    as_scalar = scalar_subquery

    def self_group(self, against=None):
        return self

    def _expression(self):
        return {"k": "scalar_subquery", "element": self.element._expression()}


class Exists(UnaryExpression):
    """EXISTS (SELECT …)"""

    def __init__(self, argument=None, *more, whereclause=None):
        from .select import Select

        if argument is None:
            inner = Select(literal_column("*")).scalar_subquery()
        elif isinstance(argument, SelectBase):
            inner = argument.scalar_subquery()
        elif isinstance(argument, ScalarSelect):
            inner = argument
        elif isinstance(argument, (list, tuple)):
            inner = Select(*argument).scalar_subquery()
        else:
            inner = Select(argument, *more).scalar_subquery()
        UnaryExpression.__init__(self, inner, operator=operators.exists)
        self._type = rules().boolean()
        self._is_implicitly_boolean = True

    @property
    def _from_objects(self):
        return []

    def _wraps_unnamed_column(self):
        return True

    def _regrouped(self, element):
        copy = Exists.__new__(Exists)
        copy.__dict__.update(self.__dict__)
        copy.__dict__.pop("_identity", None)
        copy.element = element.scalar_subquery()
        return copy

    def where(self, *criteria):
        return self._regrouped(self.element.element.where(*criteria))

    def select_from(self, *froms):
        return self._regrouped(self.element.element.select_from(*froms))

    def correlate(self, *froms):
        return self._regrouped(self.element.element.correlate(*froms))

    def correlate_except(self, *froms):
        return self._regrouped(self.element.element.correlate_except(*froms))

    def select(self):
        return Select(self)

    def _expression(self):
        return {"k": "exists", "element": self.element._expression()}
