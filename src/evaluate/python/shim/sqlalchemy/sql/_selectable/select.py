"""SELECT."""

from .. import operators
from ..collections import ColumnCollection
from ..elements import BooleanClauseList, ClauseElement, TextClause, by_of, column_of, condition_of, to_clause
from ..encode import current, from_value
from .alias import _prefix
from .base import FromClause
from .froms import Join, _froms_of, from_of, join_condition, left_sides, normalized_froms
from .labels import _key_names, columns_plus_names, selected_value
from .select_base import GenerativeSelect, SelectBase

__name__ = "sqlalchemy.sql.selectable"  # where users find what is defined here


def _flatten(columns):
    """The single columns of a list that may hold tables and entities."""
    found = []
    for column in columns:
        found.extend(column._select_iterable)
    return found


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
    _with_options = ()

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
            key, made = column._make_proxy(selectable, name=required, key=key, name_is_truncatable=True)
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

    def options(self, *options):
        copy = self._clone()
        copy._with_options = self._with_options + options
        return copy

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
        return self.where(*equal_to_named(target, values))

    def _filter_entity(self):
        from ...exc import InvalidRequestError

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
        from ...exc import InvalidRequestError

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
        from ...orm.loading import Entity

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


def equal_to_named(target, values):
    """The conditions of filter_by()."""
    found = []
    for key, value in values.items():
        try:
            attribute = getattr(target, key)
        except AttributeError:
            from sqlalchemy.exc import InvalidRequestError

            named = getattr(getattr(target, "__table__", None), "description", None) or getattr(target, "__name__", "the statement")
            raise InvalidRequestError('Entity namespace for "%s" has no property "%s"' % (named, key)) from None
        found.append(attribute == value)
    return found


def _conditions(criteria):
    """Conditions that AND will join; what is always true is left out."""
    kept = BooleanClauseList._simplify(operators.and_, criteria)
    from ..elements import _as_condition

    if len(kept) == 1:
        return [_as_condition(kept[0])._expression()]
    return [_as_condition(c)._expression() for c in kept]
