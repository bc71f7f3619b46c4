"""What a SELECT reads from: tables, aliases, subqueries, CTEs, joins, VALUES; and the statements that read."""

from . import operators
from .collections import ColumnCollection
from .elements import (
    BinaryExpression,
    BindParameter,
    BooleanClauseList,
    ClauseElement,
    ClauseList,
    ColumnClause,
    ColumnElement,
    Executable,
    Grouping,
    Label,
    NamedColumn,
    TableValuedColumn,
    TextClause,
    UnaryExpression,
    and_,
    by_of,
    grouped_by,
    column_of,
    condition_of,
    expression_of,
    literal_column,
    rules,
    text,
    to_clause,
)
from .encode import current, from_value
from .names import _anonymous_label, _truncated_label, anonymous, name_value, new_id

LABEL_STYLE_NONE = 0
LABEL_STYLE_TABLENAME_PLUS_COL = 1
LABEL_STYLE_DISAMBIGUATE_ONLY = 2
LABEL_STYLE_LEGACY_ORM = 3
LABEL_STYLE_DEFAULT = LABEL_STYLE_DISAMBIGUATE_ONLY


class SelectLabelStyle:
    LABEL_STYLE_NONE = LABEL_STYLE_NONE
    LABEL_STYLE_TABLENAME_PLUS_COL = LABEL_STYLE_TABLENAME_PLUS_COL
    LABEL_STYLE_DISAMBIGUATE_ONLY = LABEL_STYLE_DISAMBIGUATE_ONLY
    LABEL_STYLE_LEGACY_ORM = LABEL_STYLE_LEGACY_ORM
    LABEL_STYLE_DEFAULT = LABEL_STYLE_DEFAULT


def _argument_error(message):
    from ..exc import ArgumentError

    return ArgumentError(message)


class ReturnsRows(ClauseElement):
    is_selectable = True
    _is_from_clause = False
    _is_select_base = False

    @property
    def selectable(self):
        return self


class Selectable(ReturnsRows):
    pass


class FromClause(Selectable):
    """Something that can stand after FROM."""

    _is_from_clause = True
    named_with_column = False
    schema = None
    name = None
    _hide_froms = ()
    _c = None
    _is_lateral = False

    @property
    def _id(self):
        found = self.__dict__.get("_identity")
        if found is None:
            found = self.__dict__["_identity"] = new_id()
        return found

    def _from_value(self):
        """The full description of this, sent once in every statement."""
        raise NotImplementedError(type(self).__name__)

    def _expression(self):
        return {"k": "from", "from": from_value(self)}

    @property
    def columns(self):
        if self._c is None:
            self._c = ColumnCollection()
            self._populate()
        return self._c

    c = columns

    @property
    def exported_columns(self):
        return self.columns

    @property
    def entity_namespace(self):
        return self.columns

    @property
    def description(self):
        return str(self.name)

    def _populate(self):
        pass

    @property
    def primary_key(self):
        return [column for column in self.columns if column.primary_key]

    @property
    def foreign_keys(self):
        return set()

    @property
    def _from_objects(self):
        return [self]

    @property
    def _select_iterable(self):
        return tuple(self.columns)

    @property
    def _all_selected_columns(self):
        return list(self.columns)

    def corresponding_column(self, column, require_embedded=False):
        return self.columns.corresponding_column(column)

    def is_derived_from(self, other):
        return self is other

    def select(self):
        return Select(self)

    def join(self, right, onclause=None, isouter=False, full=False):
        return Join(self, right, onclause, isouter, full)

    def outerjoin(self, right, onclause=None, full=False):
        return Join(self, right, onclause, True, full)

    def alias(self, name=None, flat=False):
        return Alias(self, name)

    def lateral(self, name=None):
        return Lateral(self, name)

    def tablesample(self, sampling, name=None, seed=None):
        return TableSample(self, sampling, name, seed)

    def count(self):
        from .functions import func

        return Select(func.count()).select_from(self)


class NamedFromClause(FromClause):
    named_with_column = True


class TableClause(NamedFromClause):
    """A table by its name and columns, as ``table()`` makes it."""

    __visit_name__ = "table"
    implicit_returning = False
    primary_key = ()
    foreign_keys = frozenset()

    def __init__(self, name, *columns, schema=None, **_options):
        self.name = name
        self.schema = schema
        self.fullname = "%s.%s" % (schema, name) if schema is not None else name
        self._c = ColumnCollection()
        for column in columns:
            self.append_column(column)

    def append_column(self, column, **_options):
        if getattr(column, "table", None) is not None and column.table is not self:
            raise _argument_error("column object '%s' already assigned to table '%s'" % (column.key, column.table.description))
        self._c.add(column)
        column.table = self

    def _from_value(self):
        value = {"k": "table", "id": self._id, "name": name_value(self.name)}
        if self.schema is not None:
            value["schema"] = name_value(self.schema)
        return value

    def insert(self, **_options):
        from .dml import Insert

        return Insert(self)

    def update(self, **_options):
        from .dml import Update

        return Update(self)

    def delete(self, **_options):
        from .dml import Delete

        return Delete(self)

    def __str__(self):
        return self.name


class AliasedReturnsRows(NamedFromClause):
    """A selectable under another name."""

    def __init__(self, selectable, name=None):
        self.element = selectable
        if name is None:
            base = "anon"
            if getattr(selectable, "named_with_column", False):
                base = selectable.name
                if isinstance(base, _anonymous_label):
                    base = "anon"
            name = anonymous(self._id, base or "anon")
        self.name = name

    def _populate(self):
        for column in self.element.columns:
            key, made = column._make_proxy(self)
            self._c.add(made, key)

    @property
    def original(self):
        return self.element

    @property
    def primary_key(self):
        return [column for column in self.columns if column.primary_key]

    def is_derived_from(self, other):
        return self is other or self.element is other or getattr(self.element, "is_derived_from", lambda o: False)(other)


class FromClauseAlias(AliasedReturnsRows):
    pass


class Alias(FromClauseAlias):
    __visit_name__ = "alias"

    def _from_value(self):
        return {"k": "alias", "id": self._id, "name": name_value(self.name), "element": from_value(self.element)}


class Lateral(FromClauseAlias):
    __visit_name__ = "lateral"
    _is_lateral = True

    def _from_value(self):
        if isinstance(self.element, SelectBase):
            return {"k": "subquery", "id": self._id, "name": name_value(self.name), "element": self.element._expression(), "lateral": True}
        if isinstance(self.element, FromClause):
            return {"k": "alias", "id": self._id, "name": name_value(self.name), "element": from_value(self.element), "lateral": True}
        return {"k": "table_function", "id": self._id, "name": name_value(self.name), "function": self.element._expression(), "lateral": True}

    def _populate(self):
        if isinstance(self.element, SelectBase):
            self.element._proxy_columns(self)
        else:
            FromClauseAlias._populate(self)


class TableSample(FromClauseAlias):
    __visit_name__ = "tablesample"

    def __init__(self, selectable, sampling, name=None, seed=None):
        from .functions import Function, FunctionElement, func

        FromClauseAlias.__init__(self, selectable, name)
        self.sampling = sampling if isinstance(sampling, FunctionElement) else func.system(sampling)
        self.seed = seed

    def _from_value(self):
        value = {
            "k": "table_sample", "id": self._id, "name": name_value(self.name), "element": from_value(self.element),
            "sampling": self.sampling._expression(),
        }
        if self.seed is not None:
            value["seed"] = expression_of(self.seed)._expression()
        return value


class Subquery(AliasedReturnsRows):
    """A SELECT in FROM."""

    __visit_name__ = "subquery"
    _is_subquery = True

    def _populate(self):
        self.element._proxy_columns(self)

    def _from_value(self):
        return {"k": "subquery", "id": self._id, "name": name_value(self.name), "element": self.element._expression()}

    def as_scalar(self):
        return self.element.scalar_subquery()

    @property
    def _select_iterable(self):
        return tuple(self.columns)


class CTE(AliasedReturnsRows):
    """A common table expression."""

    __visit_name__ = "cte"

    def __init__(self, selectable, name=None, recursive=False, nesting=False, _cte_alias=None, _restates=None, _prefixes=(), _suffixes=()):
        self.recursive = recursive
        self.nesting = nesting
        self._cte_alias = _cte_alias
        self._restates = _restates
        self._prefixes = tuple(_prefixes)
        self._suffixes = tuple(_suffixes)
        AliasedReturnsRows.__init__(self, selectable, name)

    def _populate(self):
        if self._cte_alias is not None:
            AliasedReturnsRows._populate(self)
        else:
            self.element._proxy_columns(self)

    def alias(self, name=None, flat=False):
        return CTE(self.element, name, self.recursive, self.nesting, _cte_alias=self)

    def _restated(self, element):
        return CTE(element, self.name, self.recursive, self.nesting, _restates=self, _prefixes=self._prefixes, _suffixes=self._suffixes)

    def union(self, *others):
        return self._restated(self.element.union(*others))

    def union_all(self, *others):
        return self._restated(self.element.union_all(*others))

    def prefix_with(self, *prefixes, dialect="*"):
        copy = self._with_new_identity()
        copy._prefixes = self._prefixes + tuple([_prefix(p) for p in prefixes if dialect in ("*", "postgresql", None)])
        return copy

    def suffix_with(self, *suffixes, dialect="*"):
        copy = self._with_new_identity()
        copy._suffixes = self._suffixes + tuple([_prefix(p) for p in suffixes if dialect in ("*", "postgresql", None)])
        return copy

    def _with_new_identity(self):
        copy = CTE(self.element, self.name, self.recursive, self.nesting, self._cte_alias, self._restates, self._prefixes, self._suffixes)
        return copy

    def _from_value(self):
        value = {"k": "cte", "id": self._id, "name": name_value(self.name)}
        if self._cte_alias is not None:
            value["alias_of"] = from_value(self._cte_alias)
            return value
        if self.recursive:
            value["recursive"] = True
        if self.nesting:
            value["nesting"] = True
        if self._restates is not None:
            value["restates"] = self._restates._id
        if self.recursive or getattr(self.element, "_name_cte_columns", False):
            value["columns"] = [name_value(name) for name in self.element._cte_column_names()]
        if self._prefixes:
            value["prefixes"] = [p._expression() for p in self._prefixes]
        if self._suffixes:
            value["suffixes"] = [p._expression() for p in self._suffixes]
        value["element"] = self.element._expression()
        return value


class TableValuedAlias(Alias):
    """A function that gives rows."""

    __visit_name__ = "table_valued_alias"
    _render_derived = False
    _render_derived_w_types = False

    def __init__(self, function, columns, name=None):
        self._column_args = columns
        Alias.__init__(self, function, name)

    def _populate(self):
        if self._column_args is None:
            made = ColumnClause(anonymous(new_id(), self.element.name), self.element._type, _selectable=self)
            self._c.add(made, self.element.name)
        for column in self._column_args or ():
            made = ColumnClause(column.name, column._type, _selectable=self)
            self._c.add(made)

    @property
    def column(self):
        return TableValuedColumn(self, self.element.type)

    def alias(self, name=None, flat=False):
        return self._again(name)

    def _again(self, name):
        """The same rows under another name: one made from this one's where none is given."""
        copy = TableValuedAlias(self.element, self._column_args, name)
        if name is None and not isinstance(self.name, _anonymous_label):
            copy.name = anonymous(copy._id, self.name)
        return copy

    def lateral(self, name=None):
        copy = self._again(name)
        copy._is_lateral = True
        copy._render_derived, copy._render_derived_w_types = self._render_derived, self._render_derived_w_types
        return copy

    def render_derived(self, name=None, with_types=False):
        copy = TableValuedAlias(self.element, self._column_args, name)
        copy._is_lateral = self._is_lateral
        copy._render_derived = True
        copy._render_derived_w_types = with_types
        return copy

    def _from_value(self):
        value = {"k": "table_function", "id": self._id, "name": name_value(self.name), "function": self.element._expression()}
        if self._is_lateral:
            value["lateral"] = True
        if self._render_derived:
            value["columns"] = [
                [name_value(c.name), c.type._value() if self._render_derived_w_types else None] for c in self.columns
            ]
        return value


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


# ------------------------------------------------------------------------------------------------------------ helpers


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
        from .functions import FunctionElement

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
    from ..exc import AmbiguousForeignKeysError, NoForeignKeysError

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


def _prefix(element):
    return text(element) if isinstance(element, str) else to_clause(element)


def _flatten(columns):
    """The single columns of a list that may hold tables and entities."""
    found = []
    for column in columns:
        found.extend(column._select_iterable)
    return found


def columns_plus_names(columns, style, dedupe_same=True):
    """For every column: the label it must have, its key in `.c`, the label it gets where one is needed, itself, and whether
    it stands there a second time."""
    table_qualified = style in (LABEL_STYLE_TABLENAME_PLUS_COL, LABEL_STYLE_LEGACY_ORM)
    names = {}
    result = []
    dedupe = 1
    key_of = _key_names(style)
    for c in columns:
        repeated = False
        required = fallback = effective = None
        if not c._render_label_in_columns_clause:
            pass
        elif style == LABEL_STYLE_NONE:
            fallback = c._non_anon_label or c._anon_name_label
        else:
            if table_qualified:
                required = effective = fallback = c._tq_label
            else:
                effective = fallback = c._non_anon_label
            if effective is None:
                anon = c._anon_name_label
                repeated = anon in names
                names[anon] = c
                required = None
                if repeated:
                    fallback = c._dedupe_anon_tq_label_idx(dedupe) if table_qualified else c._dedupe_anon_label_idx(dedupe)
                    dedupe += 1
                else:
                    fallback = anon
        if effective is not None:
            if effective in names:
                if names[effective] is not c:
                    required = fallback = c._anon_tq_label if table_qualified else c._anon_name_label
                    if dedupe_same and required in names:
                        required = fallback = c._dedupe_anon_tq_label_idx(dedupe) if table_qualified else c._dedupe_anon_label_idx(dedupe)
                        dedupe += 1
                        repeated = True
                    else:
                        names[required] = c
                elif dedupe_same:
                    required = fallback = c._dedupe_anon_tq_label_idx(dedupe) if table_qualified else c._dedupe_anon_label_idx(dedupe)
                    dedupe += 1
                    repeated = True
            else:
                names[effective] = c
        result.append((required, key_of(c), fallback, c, repeated))
    return result


def _key_names(style):
    table_qualified = style in (LABEL_STYLE_TABLENAME_PLUS_COL, LABEL_STYLE_LEGACY_ORM)
    names = set()
    counters = {}

    def numbered(label):
        # the same numbering that the renderer does, for names that only Python sees
        name = ""
        for part in label.parts():
            if isinstance(part, str):
                name += part
            else:
                key = tuple(part)
                if key not in counters:
                    counters[part[1]] = counters.get(part[1], 0) + 1
                    counters[key] = "%s_%d" % (part[1], counters[part[1]])
                name += counters[key]
        return name

    def key_of(c):
        if isinstance(c, TextClause):
            return None
        name = getattr(c, "_tq_key_label", c._tq_label) if table_qualified else c._proxy_key
        if style == LABEL_STYLE_NONE:
            return name if name is not None else "_no_label"
        if name is None:
            name = "_no_label"
            if name in names:
                return numbered(c._anon_label(name))
            names.add(name)
            return name
        if name in names:
            return numbered(c._anon_label(c._tq_label if table_qualified else c._proxy_key))
        names.add(name)
        return name

    return key_of


def selected_value(required, fallback, c):
    """One column of SELECT or RETURNING: the expression, the label it always gets and the one it gets in a subquery."""
    value = {"e": c._expression()}
    if isinstance(c, Label):
        return value
    if required is not None:
        value["label"] = name_value(required if isinstance(required, _truncated_label) else required)
        return value
    if isinstance(c, TextClause):
        return value
    if isinstance(c, ColumnClause):
        if not c.is_literal and c.table is not None:
            value["from_label"] = name_value(fallback)
        return value
    if hasattr(c, "_wraps_unnamed_column"):
        value["label" if c._wraps_unnamed_column() else "from_label"] = name_value(fallback if fallback is not None else c._anon_name_label)
        return value
    if not isinstance(c, NamedColumn) and c._non_anon_label is None:
        value["label"] = name_value(fallback if fallback is not None else c._anon_name_label)
    return value


# ------------------------------------------------------------------------------------------------------------- SELECT


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
        return CompoundSelect("UNION", self, *others)

    def union_all(self, *others):
        return CompoundSelect("UNION ALL", self, *others)

    def intersect(self, *others):
        return CompoundSelect("INTERSECT", self, *others)

    def intersect_all(self, *others):
        return CompoundSelect("INTERSECT ALL", self, *others)

    def except_(self, *others):
        return CompoundSelect("EXCEPT", self, *others)

    def except_all(self, *others):
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
        return [self.subquery()] if False else []

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


class Select(GenerativeSelect):
    """SELECT."""

    __visit_name__ = "select"
    _where_criteria = ()
    _having_criteria = ()
    _from_obj = ()
    _setup_joins = ()
    _distinct = False
    _distinct_on = ()
    _prefixes = ()
    _suffixes = ()
    _correlate = None
    _correlate_except = None
    _auto_correlate = True
    _only = ()

    def __init__(self, *entities, **legacy):
        if len(entities) >= 1 and isinstance(entities[0], (list, tuple)):
            # the way to call it before SQLAlchemy 1.4
            whereclause = entities[1] if len(entities) > 1 else legacy.pop("whereclause", None)
            entities = tuple(entities[0])
        else:
            whereclause = legacy.pop("whereclause", None)
        self._raw_columns = [_selected(e) for e in entities]
        self._entities = entities
        if whereclause is not None:
            self._where_criteria = (condition_of(whereclause),)
        froms = legacy.pop("from_obj", None)
        if froms is not None:
            self._from_obj = tuple([from_of(f) for f in (froms if isinstance(froms, (list, tuple)) else [froms])])
        made = self
        for name in ("order_by", "group_by", "limit", "offset", "distinct", "having"):
            if name in legacy:
                given = legacy.pop(name)
                if name == "distinct" and given is True:
                    made = made.distinct()
                elif given is not None and given is not False:
                    made = getattr(made, name)(*(given if isinstance(given, (list, tuple)) else [given]))
        if made is not self:
            self.__dict__.update(made.__dict__)
        if legacy:
            raise TypeError("select() got an unexpected keyword argument %r" % (sorted(legacy)[0],))

    # what is selected

    @property
    def _all_selected_columns(self):
        return _flatten(self._raw_columns)

    @property
    def inner_columns(self):
        return iter(self._all_selected_columns)

    @property
    def column_descriptions(self):
        return [
            {"name": getattr(c, "name", None), "type": getattr(c, "type", None), "expr": e, "entity": getattr(e, "__mapper__", None) and e, "aliased": False}
            for e, c in zip(self._entities, self._raw_columns)
        ]

    @property
    def selected_columns(self):
        found = ColumnCollection()
        key_of = _key_names(self._label_style)
        for column in self._all_selected_columns:
            if not isinstance(column, TextClause):
                found._append_duplicate(key_of(column), column)
        return found

    def _proxy_columns(self, selectable):
        for required, key, _fallback, column, _repeated in columns_plus_names(self._all_selected_columns, self._label_style, False):
            if isinstance(column, TextClause):
                continue
            key, made = column._make_proxy(selectable, name=required, key=key)
            selectable._c.add(made, key)

    def _cte_column_names(self):
        return [
            fallback or key for _required, key, fallback, _column, repeated in columns_plus_names(self._all_selected_columns, self._label_style)
            if not repeated
        ]

    def add_columns(self, *entities):
        copy = self._clone()
        copy._raw_columns = self._raw_columns + [_selected(e) for e in entities]
        copy._entities = tuple(self._entities) + tuple(entities)
        return copy

    def column(self, column):
        return self.add_columns(column)

    def with_only_columns(self, *entities, maintain_column_froms=False):
        if len(entities) == 1 and isinstance(entities[0], (list, tuple)):
            entities = tuple(entities[0])
        copy = self._clone()
        if maintain_column_froms:
            copy._from_obj = tuple(self.columns_clause_froms) + self._from_obj
        copy._raw_columns = [_selected(e) for e in entities]
        copy._entities = entities
        return copy

    def reduce_columns(self, only_synonyms=True):
        return self

    @property
    def columns_clause_froms(self):
        return normalized_froms(_froms_of(self._raw_columns))

    # conditions

    def where(self, *criteria):
        copy = self._clone()
        copy._where_criteria = self._where_criteria + tuple([condition_of(c) for c in criteria])
        return copy

    filter = where

    @property
    def whereclause(self):
        return BooleanClauseList._construct_for_whereclause(self._where_criteria)

    def filter_by(self, **values):
        target = self._filter_entity()
        return self.where(*[getattr(target, key) == value for key, value in values.items()])

    def _filter_entity(self):
        from ..exc import InvalidRequestError

        if self._setup_joins:
            return _namespace(self._setup_joins[-1][0])
        if self._from_obj:
            return _namespace(self._from_obj[0])
        for entity in self._entities:
            return _namespace(entity)
        raise InvalidRequestError("Entity namespace for filter_by() can't be found")

    def having(self, *criteria):
        copy = self._clone()
        copy._having_criteria = self._having_criteria + tuple([condition_of(c) for c in criteria])
        return copy

    def distinct(self, *on):
        copy = self._clone()
        copy._distinct = True
        copy._distinct_on = self._distinct_on + tuple([by_of(c) for c in on])
        return copy

    def ext(self, extension):
        return extension.apply_to_select(self)

    # FROM

    def select_from(self, *froms):
        copy = self._clone()
        copy._from_obj = self._from_obj + tuple([from_of(f) for f in froms])
        return copy

    def join(self, target, onclause=None, *, isouter=False, full=False):
        return self._joined(target, onclause, None, isouter, full)

    def outerjoin(self, target, onclause=None, *, full=False):
        return self._joined(target, onclause, None, True, full)

    def join_from(self, from_, target, onclause=None, *, isouter=False, full=False):
        return self._joined(target, onclause, from_, isouter, full)

    def outerjoin_from(self, from_, target, onclause=None, *, full=False):
        return self._joined(target, onclause, from_, True, full)

    def _joined(self, target, onclause, left, isouter, full):
        copy = self._clone()
        copy._setup_joins = self._setup_joins + ((target, onclause, left, isouter, full),)
        return copy

    def _resolved_froms(self):
        """The FROM elements that are given or joined, the joins carried out."""
        clauses = list(self._from_obj)
        for target, onclause, left, isouter, full in self._setup_joins:
            resolve = getattr(target, "_join_target", None)
            if resolve is not None:
                # an ORM relationship knows its target and condition
                for step in resolve(onclause):
                    target_from, condition, left_from = step
                    self._place_join(clauses, target_from, condition, left_from if left is None else from_of(left), isouter, full, True)
                continue
            if getattr(onclause, "_join_target", None) is not None:
                for step in onclause._join_target(None, target):
                    target_from, condition, left_from = step
                    self._place_join(clauses, target_from, condition, left_from, isouter, full, True)
                continue
            right = from_of(target)
            condition = None if onclause is None else condition_of(onclause)
            self._place_join(clauses, right, condition, None if left is None else from_of(left), isouter, full, False)
        return clauses

    def _place_join(self, clauses, right, condition, left, isouter, full, lenient):
        from ..exc import InvalidRequestError

        if left is not None:
            for at, clause in enumerate(clauses):
                if clause is left or left in clause._from_objects:
                    if condition is None:
                        condition = join_condition(left, right)
                    clauses[at] = Join(clause, right, condition, isouter, full)
                    return
            clauses.append(Join(left, right, condition, isouter, full))
            return
        if clauses:
            found = left_sides(clauses, right, condition)
            if len(found) == 1:
                clauses[found[0]] = Join(clauses[found[0]], right, condition, isouter, full)
                return
        else:
            possible = []
            for one in _froms_of(self._raw_columns) + _froms_of(self._where_criteria):
                if one not in possible:
                    possible.append(one)
            found = left_sides(possible, right, condition)
            if len(found) == 1:
                clauses.append(Join(possible[found[0]], right, condition, isouter, full))
                return
        if len(found) > 1:
            raise InvalidRequestError(
                "Can't determine which FROM clause to join from, there are multiple FROMS which can join to this entity. "
                "Please use the .select_from() method to establish an explicit left side, as well as providing an explicit "
                "ON clause if not present already to help resolve the ambiguity."
            )
        raise InvalidRequestError(
            "Don't know how to join to %r. Please use the .select_from() method to establish an explicit left side, as well "
            "as providing an explicit ON clause if not present already to help resolve the ambiguity." % (right,)
        )

    @property
    def froms(self):
        return self.get_final_froms()

    def get_final_froms(self):
        return normalized_froms(self._resolved_froms() + _froms_of(self._raw_columns) + _froms_of(self._where_criteria))

    def correlate(self, *froms):
        copy = self._clone()
        copy._auto_correlate = False
        if froms and froms[0] in (None, False):
            copy._correlate = ()
        else:
            copy._correlate = (self._correlate or ()) + tuple([from_of(f) for f in froms])
        return copy

    def correlate_except(self, *froms):
        copy = self._clone()
        copy._auto_correlate = False
        if froms and froms[0] in (None, False):
            copy._correlate_except = ()
        else:
            copy._correlate_except = (self._correlate_except or ()) + tuple([from_of(f) for f in froms])
        return copy

    # words around

    def prefix_with(self, *prefixes, dialect="*"):
        copy = self._clone()
        if dialect in ("*", "postgresql", None):
            copy._prefixes = self._prefixes + tuple([_prefix(p) for p in prefixes])
        return copy

    def suffix_with(self, *suffixes, dialect="*"):
        copy = self._clone()
        if dialect in ("*", "postgresql", None):
            copy._suffixes = self._suffixes + tuple([_prefix(p) for p in suffixes])
        return copy

    def with_hint(self, selectable, text, dialect_name="*"):
        if selectable is None or dialect_name not in ("*", "postgresql"):
            return self
        copy = self._clone()
        copy._only = self._only + (from_of(selectable),)
        return copy

    def with_statement_hint(self, text, dialect_name="*"):
        return self.suffix_with(text, dialect=dialect_name)

    # the value

    def _labels(self, froms):
        """Columns and labels by name, as ORDER BY may mean them: of the columns and of FROM; of the columns only."""
        selected = {}
        for c in self._all_selected_columns:
            if c._allow_label_resolve:
                selected[c._tq_label or c.key] = c
        everything = dict(selected)
        for one in froms:
            for c in one._select_iterable:
                if c.key not in everything:
                    everything[c.key] = c
        return everything, selected

    def _expression(self):
        froms = self.get_final_froms()
        encoding = current()
        value = {
            "k": "select",
            "columns": [
                selected_value(required, fallback, c)
                for required, _key, fallback, c, _repeated in columns_plus_names(self._all_selected_columns, self._label_style)
            ],
        }
        if froms:
            value["froms"] = [from_value(f) for f in froms]
        if self._where_criteria:
            value["where"] = _conditions(self._where_criteria)
        if self._distinct:
            value["distinct"] = True
        if self._prefixes:
            value["prefixes"] = [p._expression() for p in self._prefixes]
        before = encoding.labels
        encoding.labels = self._labels(froms)
        if self._distinct_on:
            value["distinct_on"] = [c._expression() for c in self._distinct_on]
        if self._group_by_clauses:
            value["group_by"] = [c._expression() for c in self._group_by_clauses]
        encoding.labels = before
        if self._having_criteria:
            value["having"] = _conditions(self._having_criteria)
        encoding.labels = self._labels(froms)
        if self._order_by_clauses:
            value["order_by"] = [c._expression() for c in self._order_by_clauses]
        encoding.labels = before
        self._limits(value)
        if self._for_update_arg is not None:
            nowait, read, of, skip_locked, key_share = self._for_update_arg
            value["for_update"] = {"nowait": nowait, "read": read, "skip_locked": skip_locked, "key_share": key_share}
            if of:
                tables = []
                for one in of:
                    clause = to_clause(one)
                    for table in [clause] if isinstance(clause, FromClause) else clause._from_objects:
                        if table not in tables:
                            tables.append(table)
                value["for_update"]["of"] = [from_value(t) for t in tables]
        if self._suffixes:
            value["suffixes"] = [p._expression() for p in self._suffixes]
        if self._correlate is not None:
            value["correlate"] = [from_value(f) for f in self._correlate]
        if self._correlate_except is not None:
            value["correlate_except"] = [from_value(f) for f in self._correlate_except]
        if self._independent_ctes:
            value["ctes"] = [from_value(c) for c in self._independent_ctes]
        if self._only:
            value["only"] = [f._id for f in self._only]
        return value

    def _children(self):
        return tuple(self._raw_columns) + self._where_criteria

    def scalar_type(self):
        return self._all_selected_columns[0].type


class EntityColumns(ClauseElement):
    """The columns of a mapped class in a SELECT."""

    def __init__(self, entity):
        from ..orm.loading import Entity

        made = Entity(entity)
        self._columns = tuple(made.columns())
        self._selectable = made.selectable

    @property
    def _select_iterable(self):
        return self._columns

    @property
    def _from_objects(self):
        return [self._selectable]


def _selected(entity):
    """What stands in the column list of a SELECT."""
    if not isinstance(entity, ClauseElement):
        if isinstance(entity, type) and hasattr(entity, "__mapper__") or getattr(entity, "_aliased_mapper", None) is not None:
            return EntityColumns(entity)
        if hasattr(entity, "local_table"):
            return EntityColumns(entity)
    clause = to_clause(entity)
    if clause is None:
        return column_of(entity)
    if isinstance(clause, SelectBase):
        return clause.scalar_subquery()
    return clause


def _namespace(entity):
    """Where the names of filter_by() are looked up."""
    if hasattr(entity, "__mapper__") or hasattr(entity, "_aliased_mapper"):
        return entity
    clause = to_clause(entity)
    if isinstance(clause, FromClause):
        return clause.columns
    table = getattr(clause, "table", None)
    return table.columns if table is not None else clause.c


def _conditions(criteria):
    """Conditions that AND will join; what is always true is left out."""
    kept = BooleanClauseList._simplify(operators.and_, criteria)
    from .elements import _as_condition

    if len(kept) == 1:
        return [_as_condition(kept[0])._expression()]
    return [_as_condition(c)._expression() for c in kept]


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
        from ..exc import InvalidRequestError

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


class CompoundSelect(GenerativeSelect):
    """UNION, INTERSECT, EXCEPT."""

    __visit_name__ = "compound_select"

    def __init__(self, keyword, *selects):
        self.keyword = keyword
        self.selects = []
        for one in selects:
            clause = to_clause(one)
            if isinstance(clause, AliasedReturnsRows) and not isinstance(clause, CTE):
                clause = clause.element
            if isinstance(clause, (FromClause, CTE)):
                clause = clause.select()
            self.selects.append(clause)

    @property
    def _all_selected_columns(self):
        return self.selects[0]._all_selected_columns

    @property
    def selected_columns(self):
        return self.selects[0].selected_columns

    def set_label_style(self, style):
        copy = self._clone()
        copy._label_style = style
        copy.selects = [self.selects[0].set_label_style(style)] + self.selects[1:]
        return copy

    def _proxy_columns(self, selectable):
        self.selects[0]._proxy_columns(selectable)
        for at, column in enumerate(selectable._c):
            for other in self.selects[1:]:
                columns = other._all_selected_columns
                if at < len(columns):
                    column._proxies = tuple(column._proxies) + (columns[at],)

    def _cte_column_names(self):
        return self.selects[0]._cte_column_names()

    def scalar_type(self):
        return self._all_selected_columns[0].type

    def _children(self):
        return tuple(self.selects)

    def _expression(self):
        encoding = current()
        value = {"k": "compound", "keyword": self.keyword, "selects": []}
        for one in self.selects:
            made = one._expression()
            if isinstance(one, CompoundSelect) or one._needs_parentheses():
                made = {"k": "grouping", "element": made}
            value["selects"].append(made)
        labels = {}
        for c in self._all_selected_columns:
            if c._allow_label_resolve:
                labels[c._tq_label or c.key] = c
                if c.key is not None:
                    labels.setdefault(c.key, c)
        before = encoding.labels
        encoding.labels = (labels, labels)
        if self._group_by_clauses:
            value["group_by"] = [c._expression() for c in self._group_by_clauses]
        if self._order_by_clauses:
            value["order_by"] = [c._expression() for c in self._order_by_clauses]
        encoding.labels = before
        self._limits(value)
        if self._independent_ctes:
            value["ctes"] = [from_value(c) for c in self._independent_ctes]
        return value


class TextualSelect(SelectBase):
    """``text(…).columns(…)``"""

    __visit_name__ = "textual_select"

    def __init__(self, element, columns, positional=False):
        self.element = element
        self.column_args = list(columns)
        self.positional = positional

    @property
    def _all_selected_columns(self):
        return self.column_args

    @property
    def selected_columns(self):
        return ColumnCollection([(c.key, c) for c in self.column_args])

    def set_label_style(self, style):
        return self

    def bindparams(self, *binds, **values):
        return TextualSelect(self.element.bindparams(*binds, **values), self.column_args, self.positional)

    def _proxy_columns(self, selectable):
        for column in self.column_args:
            key, made = column._make_proxy(selectable)
            selectable._c.add(made, key)

    def _cte_column_names(self):
        return [c.name for c in self.column_args]

    def _children(self):
        return (self.element,)

    def _needs_parentheses(self):
        return False

    def _expression(self):
        value = {"k": "text_select", "element": self.element._expression()}
        if self._independent_ctes:
            value["ctes"] = [from_value(c) for c in self._independent_ctes]
        return value


class SelectStatementGrouping(SelectBase):
    pass


# ------------------------------------------------------------------------------------------------------- constructors


def table(name, *columns, schema=None, **options):
    return TableClause(name, *columns, schema=schema, **options)


def select(*entities, **legacy):
    return Select(*entities, **legacy)


def join(left, right, onclause=None, isouter=False, full=False):
    return Join(left, right, onclause, isouter, full)


def outerjoin(left, right, onclause=None, full=False):
    return Join(left, right, onclause, True, full)


def alias(selectable, name=None, flat=False):
    return selectable.alias(name)


def subquery(alias, *args, **options):
    return Select(*args, **options).subquery(alias)


def lateral(selectable, name=None):
    return (to_clause(selectable)).lateral(name)


def tablesample(selectable, sampling, name=None, seed=None):
    return from_of(selectable).tablesample(sampling, name, seed)


def cte(selectable, name=None, recursive=False):
    return selectable.cte(name, recursive)


def values(*columns, name=None, literal_binds=False):
    return Values(*columns, name=name, literal_binds=literal_binds)


def exists(*argument, **options):
    return Exists(*argument, **options)


def union(*selects):
    return CompoundSelect("UNION", *selects)


def union_all(*selects):
    return CompoundSelect("UNION ALL", *selects)


def intersect(*selects):
    return CompoundSelect("INTERSECT", *selects)


def intersect_all(*selects):
    return CompoundSelect("INTERSECT ALL", *selects)


def except_(*selects):
    return CompoundSelect("EXCEPT", *selects)


def except_all(*selects):
    return CompoundSelect("EXCEPT ALL", *selects)


def scalar_subquery(element):
    return element.scalar_subquery()
