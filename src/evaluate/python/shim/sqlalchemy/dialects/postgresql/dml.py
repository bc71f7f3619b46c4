"""INSERT … ON CONFLICT."""

from sqlalchemy.sql.collections import ColumnCollection
from sqlalchemy.sql.dml import Insert as StandardInsert
from sqlalchemy.sql.elements import BindParameter, condition_of, expression_of, rules, scalar_if_select, to_clause
from sqlalchemy.sql.names import name_value


class Insert(StandardInsert):
    """INSERT with PostgreSQL's ON CONFLICT."""

    @property
    def excluded(self):
        return self._excluded_table.columns

    @property
    def _excluded_table(self):
        found = self.__dict__.get("_excluded")
        if found is None:
            found = self.__dict__["_excluded"] = self.table.alias("excluded")
        return found

    def on_conflict_do_nothing(self, constraint=None, index_elements=None, index_where=None):
        copy = self._clone()
        copy._on_conflict = OnConflictDoNothing(constraint, index_elements, index_where)
        return copy

    def on_conflict_do_update(self, constraint=None, index_elements=None, index_where=None, set_=None, where=None):
        copy = self._clone()
        copy._on_conflict = OnConflictDoUpdate(constraint, index_elements, index_where, set_, where)
        return copy


class OnConflictClause:
    def __init__(self, constraint=None, index_elements=None, index_where=None):
        self.constraint_target = None
        self.elements = None
        self.where = None
        if constraint is not None:
            if index_elements is not None:
                raise ValueError("'constraint' and 'index_elements' are mutually exclusive")
            if not isinstance(constraint, str):
                named = getattr(constraint, "name", None)
                if named and not hasattr(constraint, "expressions"):
                    constraint = named
            if isinstance(constraint, str):
                self.constraint_target = constraint
            elif hasattr(constraint, "expressions"):
                index_elements = constraint.expressions
                index_where = constraint.dialect_options["postgresql"].get("where")
            else:
                index_elements = constraint.columns
                index_where = getattr(constraint, "where", None)
        if index_elements is not None:
            self.elements = list(index_elements)
            if index_where is not None:
                self.where = condition_of(index_where)

    def _value_for(self, table):
        value = {}
        if self.constraint_target is not None:
            value["constraint"] = name_value(self.constraint_target)
        elif self.elements is not None:
            value["elements"] = [
                {"k": "column", "name": name_value(one)} if isinstance(one, str) else to_clause(one)._expression() for one in self.elements
            ]
            if self.where is not None:
                value["where"] = self.where._expression()
        return value


class OnConflictDoNothing(OnConflictClause):
    pass


class OnConflictDoUpdate(OnConflictClause):
    def __init__(self, constraint=None, index_elements=None, index_where=None, set_=None, where=None):
        OnConflictClause.__init__(self, constraint, index_elements, index_where)
        if self.elements is None and self.constraint_target is None:
            raise ValueError("Either constraint or index_elements, but not both, must be specified unless DO NOTHING")
        if isinstance(set_, dict):
            if not set_:
                raise ValueError("set parameter dictionary must not be empty")
        elif isinstance(set_, ColumnCollection):
            set_ = dict(set_.items())
        else:
            raise ValueError(
                "set parameter must be a non-empty dictionary or a ColumnCollection such as the `.c.` collection of a Table object"
            )
        self.set = dict([(k if isinstance(k, str) else getattr(to_clause(k), "key", k), v) for k, v in set_.items()])
        self.update_where = condition_of(where) if where is not None else None

    def _value_for(self, table):
        value = OnConflictClause._value_for(self, table)
        rest = dict(self.set)
        assignments = []
        for column in table.c:
            if column.key in rest:
                assignments.append({"column": name_value(column.name), "value": _set_value(rest.pop(column.key), column)._expression()})
        if rest:
            from sqlalchemy.util import warn

            warn(
                "Additional column names not matching any column keys in table '%s': %s"
                % (table.name, ", ".join(["'%s'" % c for c in rest]))
            )
            for key, given in rest.items():
                column = name_value(key) if isinstance(key, str) else to_clause(key)._expression()
                assignments.append({"column": column, "value": expression_of(given)._expression()})
        value["update"] = {"set": assignments}
        if self.update_where is not None:
            value["update"]["where"] = self.update_where._expression()
        return value


def _set_value(given, column):
    clause = to_clause(given)
    if clause is None:
        return BindParameter(None, given, column._type, unique=True)
    clause = scalar_if_select(clause)
    if isinstance(clause, BindParameter) and rules().is_null(clause._type):
        return clause._with_binary_element_type(column.type)
    return clause


def insert(table):
    return Insert(table)


