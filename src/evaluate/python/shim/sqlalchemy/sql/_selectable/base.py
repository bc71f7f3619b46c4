"""What can stand in FROM, a table above all; the styles of labels."""

from ..collections import ColumnCollection
from ..elements import ClauseElement
from ..encode import from_value
from ..names import name_value, new_id

__name__ = "sqlalchemy.sql.selectable"  # where users find what is defined here

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
    from ...exc import ArgumentError

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
        from .select import Select

        return Select(self)

    def join(self, right, onclause=None, isouter=False, full=False):
        from .froms import Join

        return Join(self, right, onclause, isouter, full)

    def outerjoin(self, right, onclause=None, full=False):
        from .froms import Join

        return Join(self, right, onclause, True, full)

    def alias(self, name=None, flat=False):
        from .alias import Alias

        return Alias(self, name)

    def lateral(self, name=None):
        from .alias import Lateral

        return Lateral(self, name)

    def tablesample(self, sampling, name=None, seed=None):
        from .alias import TableSample

        return TableSample(self, sampling, name, seed)

    def count(self):
        from ..functions import func
        from .select import Select

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
        from ..dml import Insert

        return Insert(self)

    def update(self, **_options):
        from ..dml import Update

        return Update(self)

    def delete(self, **_options):
        from ..dml import Delete

        return Delete(self)

    def __str__(self):
        return self.name
