"""Joins, VALUES and texts in FROM; what elements mean there, which tables join, what IN compares with."""

from ..elements import (
    BindParameter,
    ClauseList,
    ColumnClause,
    ColumnElement,
    Grouping,
    TextClause,
    and_,
    condition_of,
    expression_of,
    rules,
    to_clause,
)
from ..encode import from_value
from ..names import anonymous, name_value
from .alias import AliasedReturnsRows, CTE
from .base import FromClause, _argument_error
from .select_base import SelectBase

__name__ = "sqlalchemy.sql.selectable"  # where users find what is defined here


class Join(FromClause):
    __visit_name__ = "join"
    _is_join = True

    def __init__(self, left, right, onclause=None, isouter=False, full=False):
        self.left = from_of(left)
        self.right = from_of(right)
        self.onclause = join_condition(self.left, self.right) if onclause is None else condition_of(onclause)
        self.isouter = isouter
        self.full = full

    @property
    def description(self):
        return "Join object on %s(%d) and %s(%d)" % (self.left.description, id(self.left), self.right.description, id(self.right))

    def _populate(self):
        for side in (self.left, self.right):
            for column in side.columns:
                self._c._append_duplicate(column._gen_tq_label(column.key) if isinstance(column, ColumnClause) else column.key, column)

    @property
    def foreign_keys(self):
        found = set()
        for side in (self.left, self.right):
            found |= set(side.foreign_keys)
        return found

    @property
    def _from_objects(self):
        return [self] + self.left._from_objects + self.right._from_objects + _froms_of([self.onclause])

    @property
    def _hide_froms(self):
        return self.left._from_objects + self.right._from_objects

    def _from_value(self):
        value = {
            "k": "join", "id": self._id, "left": from_value(self.left), "right": from_value(self.right),
            "on": self.onclause._expression(),
        }
        if self.isouter:
            value["outer"] = True
        if self.full:
            value["full"] = True
        return value


class FromGrouping(FromClause):
    pass


class Values(FromClause):
    """VALUES as a table."""

    __visit_name__ = "values"
    _name_cte_columns = True

    def __init__(self, *columns, name=None, literal_binds=False):
        self._column_args = columns
        self._data = ()
        self.literal_binds = literal_binds
        self._unnamed = name is None
        self.name = anonymous(self._id, "anon") if name is None else name
        self.named_with_column = name is not None

    def _copy(self):
        copy = self._clone()
        copy.__dict__.pop("_identity", None)
        copy._c = None
        return copy

    def data(self, values):
        copy = self._copy()
        copy._data = self._data + (list(values),)
        return copy

    def alias(self, name=None, flat=False):
        copy = self._copy()
        copy.name = anonymous(copy._id, "anon") if name is None else name
        copy._unnamed = False
        copy.named_with_column = True
        return copy

    def lateral(self, name=None):
        copy = self._copy()
        if name is not None:
            copy.name = name
        copy._unnamed = False
        copy._is_lateral = True
        copy.named_with_column = True
        return copy

    def scalar_values(self):
        return ScalarValues(self)

    def cte(self, name=None, recursive=False, nesting=False):
        return CTE(self, name, recursive, nesting)

    def _populate(self):
        for column in self._column_args:
            self._c.add(ColumnClause(column.name, column._type, _selectable=self))

    def _proxy_columns(self, selectable):
        for column in self.columns:
            key, made = column._make_proxy(selectable)
            selectable._c.add(made, key)

    def _cte_column_names(self):
        return [c.name for c in self.columns]

    def _rows(self):
        types = [c.type for c in self._column_args]
        return [
            [expression_of(v, type_=None if rules().is_null(t) else t)._expression() for v, t in zip(row, types)]
            for chunk in self._data
            for row in chunk
        ]

    def _description(self):
        value = {"columns": [name_value(c.name) for c in self.columns], "rows": self._rows()}
        if not self._unnamed:
            value["name"] = name_value(self.name)
        if self.literal_binds:
            value["literal_binds"] = True
        if self._is_lateral:
            value["lateral"] = True
        return value

    def _from_value(self):
        return dict(self._description(), k="values", id=self._id)

    def _expression(self):
        return dict(self._description(), k="values")


class ScalarValues(ColumnElement):
    """VALUES as the right side of IN."""

    def __init__(self, values):
        self._values = values

    def _expression(self):
        return {"k": "scalar_values", "rows": self._values._rows()}


def from_of(element):
    """What an element means in FROM."""
    clause = to_clause(element)
    if clause is None:
        if isinstance(element, str):
            raise _argument_error(
                "Textual SQL FROM expression %r should be explicitly declared as text(%r), or use table(%r) for more specificity"
                % (element, element, element)
            )
        raise _argument_error("FROM expression, such as a Table or alias() object expected, got %r." % (element,))
    if isinstance(clause, SelectBase):
        return clause.subquery()
    if isinstance(clause, TextClause):
        return TextFrom(clause)
    if not isinstance(clause, FromClause):
        from ..functions import FunctionElement

        if isinstance(clause, FunctionElement):
            return FunctionFrom(clause)
        raise _argument_error("FROM expression, such as a Table or alias() object expected, got %r." % (element,))
    return clause


class TextFrom(FromClause):
    """``select_from(text(…))``"""

    def __init__(self, element):
        self.element = element

    def _from_value(self):
        return {"k": "text", "id": self._id, "text": self.element._expression()}


class FunctionFrom(TextFrom):
    """A function in FROM without a name of its own."""


def _froms_of(elements):
    found = []
    for element in elements:
        found.extend(element._from_objects)
    return found


def normalized_froms(froms):
    """FROM without repetitions and without what joins hold already."""
    kept, seen = [], set()
    for one in froms:
        if one._id not in seen:
            seen.add(one._id)
            kept.append(one)
    hidden = set()
    for one in kept:
        for inner in one._hide_froms:
            hidden.add(inner._id)
    return [one for one in kept if one._id not in hidden]


def _foreign_key_pairs(left, right):
    """Pairs of columns that foreign keys between the two connect, by constraint."""
    found = {}
    order = []
    for holder, target, turned in ((right, left, False), (left, right, True)):
        if holder is target:
            continue
        for fk in sorted(holder.foreign_keys, key=lambda one: getattr(one.parent, "_creation_order", 0)):
            try:
                column = fk.get_referent(target)
            except Exception:
                column = None
            if column is not None:
                key = id(fk.constraint) if getattr(fk, "constraint", None) is not None else id(fk)
                if key not in found:
                    order.append(key)
                found.setdefault(key, []).append((column, fk.parent))
        if found:
            break
    return [found[key] for key in order]


def join_condition(left, right):
    from ...exc import AmbiguousForeignKeysError, NoForeignKeysError

    sets = []
    for inner in ([left.right] if isinstance(left, Join) else []) + [left]:
        sets = _foreign_key_pairs(inner, right)
        if sets:
            break
    if not sets:
        hint = " Perhaps you meant to convert the right side to a subquery using alias()?" if isinstance(right, FromGrouping) else ""
        raise NoForeignKeysError(
            "Can't find any foreign key relationships between '%s' and '%s'.%s" % (left.description, right.description, hint)
        )
    if len(sets) > 1:
        raise AmbiguousForeignKeysError(
            "Can't determine join between '%s' and '%s'; tables have more than one foreign key constraint relationship "
            "between them. Please specify the 'onclause' of this join explicitly." % (left.description, right.description)
        )
    criteria = [x == y for x, y in sets[0]]
    return criteria[0] if len(criteria) == 1 else and_(*criteria)


def _can_join(left, right):
    for inner in ([left.right] if isinstance(left, Join) else []) + [left]:
        if _foreign_key_pairs(inner, right):
            return True
    return False


def _columns_in(element):
    found = []
    pending = [element]
    while pending:
        one = pending.pop()
        if isinstance(one, ColumnClause):
            found.append(one)
        else:
            pending.extend(one._children())
    return found


def left_sides(clauses, right, onclause):
    """Which of several FROM elements a join may start from."""
    found = []
    ambiguous = len(clauses) > 1 and onclause is not None
    needed = _columns_in(onclause) if ambiguous else []
    for at, clause in enumerate(clauses):
        for one in right._from_objects:
            if one is clause:
                continue
            if ambiguous and needed:
                known = set([id(c) for c in clause.columns]) | set([id(c) for c in one.columns])
                if all([id(c) in known for c in needed]):
                    found.append(at)
                    break
            elif onclause is not None or _can_join(clause, one):
                found.append(at)
                break
    if len(found) > 1:
        hidden = set([inner._id for clause in clauses for inner in clause._hide_froms])
        found = [at for at in found if clauses[at]._id not in hidden]
    if not found and onclause is not None:
        return list(range(len(clauses)))
    return found


def in_element(expr, op, obj):
    """The right side of IN: a subquery, a list of expressions, or one bind that expands."""
    clause = to_clause(obj)
    if clause is not None:
        if isinstance(clause, SelectBase):
            return clause.scalar_subquery()
        if isinstance(clause, BindParameter):
            copy = clause._clone()
            copy.expanding = True
            copy.expand_op = op
            return copy
        if isinstance(clause, Values):
            return clause.scalar_values()
        if isinstance(clause, AliasedReturnsRows) and isinstance(clause.element, SelectBase):
            return clause.element.scalar_subquery()
        if isinstance(clause, FromClause):
            return clause.select().scalar_subquery()
        return clause
    if isinstance(obj, (str, bytes)) or not hasattr(obj, "__iter__"):
        raise _argument_error("IN expression list, SELECT construct, or bound parameter object expected, got %r." % (obj,))
    items = list(obj)
    clauses = [to_clause(item) for item in items]
    for one in clauses:
        if one is not None:
            made = [c if c is not None else expr._bind_param(op, item) for c, item in zip(clauses, items)]
            return Grouping(ClauseList(*made, _convert=False))
    made = expr._bind_param(op, items, expanding=True)
    made.expand_op = op
    return made
