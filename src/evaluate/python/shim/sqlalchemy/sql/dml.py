"""INSERT, UPDATE, DELETE."""

from . import native
from .collections import ColumnCollection
from .elements import (
    BindParameter,
    ClauseElement,
    ColumnClause,
    ColumnElement,
    Executable,
    condition_of,
    expression_of,
    rules,
    scalar_if_select,
    to_clause,
)
from .encode import from_value
from .names import name_value
from .selectable import (
    HasCTE,
    ReturnsRows,
    Select,
    SelectBase,
    _conditions,
    _flatten,
    _prefix,
    _selected,
    columns_plus_names,
    equal_to_named,
    from_of,
    selected_value,
    LABEL_STYLE_DISAMBIGUATE_ONLY,
)


def dml_table(table):
    """The table behind what insert(), update() and delete() are given."""
    clause = to_clause(table)
    if clause is None:
        inner = getattr(table, "__table__", None)
        if inner is None:
            from ..exc import ArgumentError

            raise ArgumentError("subject table for an INSERT, UPDATE or DELETE expected, got %r." % (table,))
        return inner
    return clause


class UpdateBase(HasCTE, Executable, ReturnsRows):
    """What the three have in common."""

    is_dml = True
    _returning = ()
    _return_defaults = ()
    # set while a value is made of it: what it gives back unasked
    _implicit = ()
    _prefixes = ()
    _where_criteria = ()
    _only = False
    _label_style = LABEL_STYLE_DISAMBIGUATE_ONLY

    def __init__(self, table):
        self.table = dml_table(table)
        self._entity = table if not isinstance(table, ClauseElement) else None

    def returning(self, *columns, sort_by_parameter_order=False, **_options):
        copy = self._clone()
        copy._returning = self._returning + tuple([_selected(c) for c in columns])
        copy._returning_entities = getattr(self, "_returning_entities", ()) + columns
        return copy

    def return_defaults(self, *columns, supplemental_cols=None, **_options):
        copy = self._clone()
        copy._return_defaults = tuple([to_clause(c) for c in columns]) if columns else True
        return copy

    def _with_defaults(self, implicit, names):
        """The columns to give back: those that must be known, and what return_defaults() asks for."""
        implicit = list(implicit)
        if self._return_defaults is True:
            wanted = [c for c in self.table.c if c.name not in names and self._server_sets(c)]
        else:
            wanted = self._return_defaults
        return implicit + [c for c in wanted if c not in set(implicit)]

    def _server_sets(self, column):
        return False

    def _implicit_returning(self, statement):
        """The columns that the statement gives back although the revision did not ask for rows."""
        wanted = statement.get("returning")
        return None if self._returning or not wanted else self._implicit

    @property
    def _all_selected_columns(self):
        return _flatten(self._returning)

    @property
    def exported_columns(self):
        return ColumnCollection([(c.key, c) for c in self._all_selected_columns])

    @property
    def _entities(self):
        return getattr(self, "_returning_entities", ())

    def prefix_with(self, *prefixes, dialect="*"):
        copy = self._clone()
        if dialect in ("*", "postgresql", None):
            copy._prefixes = self._prefixes + tuple([_prefix(p) for p in prefixes])
        return copy

    def with_hint(self, text, selectable=None, dialect_name="*"):
        copy = self._clone()
        copy._only = text.upper() == "ONLY"
        return copy

    def with_dialect_options(self, **_options):
        return self

    @property
    def _from_objects(self):
        return []

    def _proxy_columns(self, selectable):
        for required, key, _fallback, column, _repeated in columns_plus_names(self._all_selected_columns, self._label_style, False):
            key, made = column._make_proxy(selectable, name=required, key=key, name_is_truncatable=True)
            selectable._c.add(made, key)

    def _cte_column_names(self):
        return [fallback or key for _r, key, fallback, _c, repeated in columns_plus_names(self._all_selected_columns, self._label_style) if not repeated]

    def _children(self):
        return self._where_criteria

    def _common(self, value, returning):
        if returning:
            value["returning"] = [
                selected_value(required, fallback, c)
                for required, _key, fallback, c, _repeated in columns_plus_names(_flatten(returning), self._label_style)
            ]
        if self._prefixes:
            value["prefixes"] = [p._expression() for p in self._prefixes]
        if self._independent_ctes:
            value["ctes"] = [from_value(c) for c in self._independent_ctes]

    def _expression(self):
        return self._statement()


class DMLWhereBase:
    def where(self, *criteria):
        copy = self._clone()
        copy._where_criteria = self._where_criteria + tuple([condition_of(c) for c in criteria])
        return copy

    filter = where

    def filter_by(self, **values):
        target = self._entity if self._entity is not None and hasattr(self._entity, "__mapper__") else self.table.c
        return self.where(*equal_to_named(target, values))

    @property
    def whereclause(self):
        from .elements import BooleanClauseList

        return BooleanClauseList._construct_for_whereclause(self._where_criteria)

    def _extra_froms(self, values=()):
        found = []
        seen = set([one._id for one in self.table._from_objects])
        for source in self._where_criteria + tuple([one for one in map(to_clause, values) if one is not None]):
            for one in source._from_objects:
                if one._id not in seen:
                    seen.add(one._id)
                    found.append(one)
        return found


class ValuesBase(UpdateBase):
    """INSERT and UPDATE: columns get values."""

    _values = None
    _multi_values = ()

    def _key_of(self, key):
        """The key of a column that values() names by a string, a column or an ORM attribute."""
        if isinstance(key, str):
            return key
        clause = to_clause(key)
        if isinstance(clause, ColumnClause):
            return clause.key
        return getattr(key, "key", key)

    def values(self, *args, **kwargs):
        from ..exc import ArgumentError

        copy = self._clone()
        if args:
            if len(args) > 1:
                raise ArgumentError("Only a single dictionary/tuple or list of dictionaries/tuples is accepted positionally.")
            given = args[0]
            if isinstance(given, (list, tuple)) and given and isinstance(given[0], (list, dict, tuple)):
                if kwargs:
                    raise ArgumentError("Can't pass positional and kwargs to values() simultaneously")
                copy._multi_values = self._multi_values + tuple([self._row(row) for row in given])
                return copy
            if isinstance(given, list) and not given:
                return copy
            if isinstance(given, (list, tuple)):
                given = self._row(given)
            elif not isinstance(given, dict) and hasattr(given, "items"):
                given = dict(given)
            kwargs = dict([(self._key_of(k), v) for k, v in given.items()], **kwargs)
        merged = dict(self._values or {})
        for key, value in kwargs.items():
            merged[key] = value
        copy._values = merged
        return copy

    def _row(self, row):
        if isinstance(row, dict):
            return dict([(self._key_of(k), v) for k, v in row.items()])
        return dict([(column.key, value) for column, value in zip(self.table.c, row)])

    def _value_of(self, column, value, name, named=True):
        """The value of a column: a bind of the column's type, or an expression."""
        clause = to_clause(value)
        if clause is None:
            made = BindParameter(name, value, column._type, required=False, _is_crud=True)
            return made
        clause = scalar_if_select(clause)
        if isinstance(clause, BindParameter):
            if rules().is_null(clause._type):
                clause = clause._with_binary_element_type(column.type)
            if clause.unique and named:
                clause = clause._clone()
                clause.key = name
        return clause

    def _unconsumed(self, keys):
        from ..exc import CompileError

        known = self.table.c
        unknown = [str(key) for key in keys if isinstance(key, str) and key not in known]
        if unknown:
            raise CompileError("Unconsumed column names: %s" % ", ".join(unknown))


def _default_of(column, default):
    """The value that a column's Python-side default gives, or the expression it stands for."""
    if getattr(default, "is_sequence", False):
        return default.next_value()
    if getattr(default, "is_clause_element", False):
        return to_clause(default.arg)
    if native.as_sql() and not native.executing():
        # Alembic compiles the statement alone, and has no value for what Python makes as it runs.
        native.call({"request": "doubt", "doubt": "lost_default", "column": str(column)})
        return None
    return default._evaluate()


class Insert(ValuesBase):
    """INSERT."""

    __visit_name__ = "insert"
    is_insert = True
    select = None
    _inline = False
    _on_conflict = None
    _select_names = None

    def inline(self):
        copy = self._clone()
        copy._inline = True
        return copy

    def from_select(self, names, select, include_defaults=True):
        clause = to_clause(select)
        if not isinstance(clause, SelectBase):
            clause = clause.select()
        copy = self._clone()
        names = [self._key_of(name) for name in names]
        if include_defaults and isinstance(clause, Select):
            extra = []
            for column in self.table.c:
                default = getattr(column, "default", None)
                if default is not None and column.key not in names:
                    names.append(column.key)
                    value = _default_of(column, default)
                    made = to_clause(value)
                    extra.append(made if made is not None else BindParameter(column.key, value, column._type))
            if extra:
                clause = clause.add_columns(*extra)
        copy.select = clause
        copy._select_names = names
        copy._inline = True
        return copy

    def ext(self, extension):
        return extension.apply_to_insert(self)

    def _server_sets(self, column):
        return getattr(column, "server_default", None) is not None

    # how the rows look

    def _single_row(self, keys, given_keys, executemany):
        """Names and values of the one row, and the columns whose values only the server knows."""
        names, cells, returning = [], [], []
        wants_keys = not executemany and not self._inline and not self._returning and getattr(self.table, "implicit_returning", False)
        for column in self.table.c:
            key = column.key
            if key in keys:
                if key in given_keys and (self._values is None or key not in self._values):
                    value = BindParameter(key, type_=column._type, required=True, _is_crud=True)
                else:
                    value = self._value_of(column, self._values[key], key)
                if wants_keys and column.primary_key and not isinstance(value, BindParameter):
                    returning.append(column)
            else:
                default = getattr(column, "default", None)
                if default is not None:
                    if executemany and getattr(default, "is_callable", False):
                        value = BindParameter(key, type_=column._type, required=True, _is_crud=True)
                    else:
                        made = _default_of(column, default)
                        value = self._value_of(column, made, key)
                    if wants_keys and column.primary_key and not isinstance(value, BindParameter):
                        returning.append(column)
                else:
                    if wants_keys and column.primary_key and (
                        column is getattr(self.table, "_autoincrement_column", None)
                        or getattr(column, "server_default", None) is not None
                        or getattr(column, "identity", None) is not None
                    ):
                        returning.append(column)
                    continue
            names.append(column.name)
            cells.append(value)
        return names, cells, returning

    def _statement(self, given_keys=None, executemany=False):
        value = {"k": "insert"}
        returning = self._returning
        table = from_value(self.table)
        if self.select is not None:
            by_key = self.table.c
            value["table"] = table
            value["columns"] = [name_value(by_key[name].name if name in by_key else name) for name in self._select_names]
            value["source"] = {"select": self.select._expression()}
        elif self._multi_values:
            value["table"] = table
            self._many_rows(value)
        else:
            keys = set(self._values or ()) | set(given_keys or ())
            self._unconsumed(list(self._values or ()))
            if given_keys is None and self._values is None:
                # nothing is known of the rows: all columns
                names = [c.name for c in self.table.c]
                cells = [_open_place(c) for c in self.table.c]
                implicit = ()
            else:
                names, cells, implicit = self._single_row(keys, set(given_keys or ()), executemany)
            if self._return_defaults and not executemany:
                implicit = self._with_defaults(implicit, names)
            self._implicit = implicit
            if implicit and not returning:
                returning = implicit
            value["table"] = table
            value["columns"] = [name_value(name) for name in names]
            value["source"] = {"rows": [[cell._expression() for cell in cells]]} if cells else "defaults"
        if self._on_conflict is not None:
            value["on_conflict"] = self._on_conflict._value_for(self.table)
        self._common(value, returning)
        return value

    def _many_rows(self, value):
        from ..exc import CompileError

        first = self._multi_values[0]
        self._unconsumed(first)
        columns = []
        for column in self.table.c:
            if column.key in first:
                columns.append((column, None))
            elif getattr(column, "default", None) is not None:
                columns.append((column, column.default))
        rows = []
        for at, row in enumerate(self._multi_values):
            cells = []
            for column, default in columns:
                if column.key in row:
                    given = row[column.key]
                elif default is not None:
                    given = _default_of(column, default)
                else:
                    raise CompileError(
                        "INSERT value for column %s is explicitly rendered as a boundparameter in the VALUES clause; a "
                        "Python-side value or SQL expression is required" % (column,)
                    )
                cells.append(self._value_of(column, given, "%s_m%d" % (column.key, at), named=at == 0)._expression())
            rows.append(cells)
        value["columns"] = [name_value(column.name) for column, _ in columns]
        value["source"] = {"rows": rows}

    def _client_defaults(self, given_keys):
        """Columns whose default is called once for every row of an execution with many rows."""
        found = []
        for column in self.table.c:
            default = getattr(column, "default", None)
            if default is not None and getattr(default, "is_callable", False) and column.key not in given_keys:
                if self._values is None or column.key not in self._values:
                    found.append((column.key, column, default))
        return found


def _open_place(column):
    """The place of a column of whose value nothing is known, not even whether it is given."""
    place = BindParameter(column.key, type_=column._type, required=True, _is_crud=True)
    place._is_open = True
    return place


class Update(DMLWhereBase, ValuesBase):
    """UPDATE."""

    __visit_name__ = "update"
    is_update = True
    _ordered = None

    def ordered_values(self, *pairs):
        copy = self._clone()
        copy._ordered = [(self._key_of(k), v) for k, v in pairs]
        return copy

    def inline(self):
        return self

    def _statement(self, given_keys=None, executemany=False):
        table = from_value(self.table)
        value = {"k": "update", "table": table, "set": []}
        values = dict(self._ordered) if self._ordered is not None else dict(self._values or {})
        froms = self._extra_froms(values.values())
        given = [key for key in given_keys or () if key not in values]
        known = self.table.c
        assignments = value["set"]
        unknown = given_keys is None and not values
        if unknown:
            given = [c.key for c in known]
        order = [key for key, _ in self._ordered] if self._ordered is not None else None
        handled = set()
        columns = list(known)
        if order is not None:
            columns = [known[key] for key in order if key in known] + [c for c in columns if c.key not in order]
        for column in columns:
            key = column.key
            if key in values:
                made = self._value_of(column, values[key], key)
            elif unknown:
                made = _open_place(column)
            elif key in given:
                made = BindParameter(key, type_=column._type, required=True, _is_crud=True)
            else:
                onupdate = getattr(column, "onupdate", None)
                if onupdate is None:
                    continue
                made = self._value_of(column, _default_of(column, onupdate), key)
            handled.add(key)
            assignments.append({"column": name_value(column.name), "value": made._expression()})
        rest = [key for key in values if key not in handled]
        self._unconsumed(rest)
        for key in rest:
            clause = to_clause(key)
            if clause is not None:
                assignments.append({"column": clause._expression(), "value": expression_of(values[key])._expression()})
        if froms:
            value["froms"] = [from_value(f) for f in froms]
        if self._where_criteria:
            value["where"] = _conditions(self._where_criteria)
        if self._only:
            value["only"] = True
        self._implicit = self._with_defaults((), ()) if self._return_defaults else ()
        self._common(value, self._returning or self._implicit)
        return value


class Delete(DMLWhereBase, UpdateBase):
    """DELETE."""

    __visit_name__ = "delete"
    is_delete = True

    def _statement(self, given_keys=None, executemany=False):
        value = {"k": "delete", "table": from_value(self.table)}
        froms = self._extra_froms()
        if froms:
            value["froms"] = [from_value(f) for f in froms]
        if self._where_criteria:
            value["where"] = _conditions(self._where_criteria)
        if self._only:
            value["only"] = True
        self._common(value, self._returning)
        return value


def insert(table, values=None, **options):
    made = Insert(table)
    return made.values(values) if values is not None else made


def update(table, whereclause=None, values=None, **options):
    made = Update(table)
    if whereclause is not None:
        made = made.where(whereclause)
    return made.values(values) if values is not None else made


def delete(table, whereclause=None, **options):
    made = Delete(table)
    return made.where(whereclause) if whereclause is not None else made
