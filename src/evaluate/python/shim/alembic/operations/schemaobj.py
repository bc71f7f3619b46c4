"""Tables, constraints and indexes from what a directive was given, each in a metadata of its own."""

from sqlalchemy.sql.elements import ColumnClause, ColumnElement, TextClause
from sqlalchemy.sql.schema import (
    CheckConstraint,
    Column,
    Constraint,
    ForeignKeyConstraint,
    Index,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    UniqueConstraint,
    _table_key,
)
from sqlalchemy.sql.visitors import iterate
from sqlalchemy.types import NULLTYPE


class SchemaObjects:
    def __init__(self, migration_context=None):
        self.migration_context = migration_context

    def metadata(self):
        metadata = MetaData()
        # The naming convention is the run's; the renderer knows it.
        metadata._of_run = True
        return metadata

    def column(self, name, type_, **kw):
        return Column(name, type_, **kw)

    def primary_key_constraint(self, name, table_name, cols, schema=None, **dialect_kw):
        table = Table(table_name, self.metadata(), *[Column(one, NULLTYPE) for one in cols], schema=schema)
        return PrimaryKeyConstraint(*[table.c[one] for one in cols], name=name, **dialect_kw)

    def unique_constraint(self, name, source, local_cols, schema=None, **kw):
        table = Table(source, self.metadata(), *[Column(one, NULLTYPE) for one in local_cols], schema=schema)
        kw["name"] = name
        constraint = UniqueConstraint(*[table.c[one] for one in local_cols], **kw)
        table.append_constraint(constraint)
        return constraint

    def check_constraint(self, name, source, condition, schema=None, **kw):
        table = Table(source, self.metadata(), Column("x", NULLTYPE), schema=schema)
        constraint = CheckConstraint(condition, name=name, **kw)
        table.append_constraint(constraint)
        return constraint

    def foreign_key_constraint(
        self,
        name,
        source,
        referent,
        local_cols,
        remote_cols,
        onupdate=None,
        ondelete=None,
        deferrable=None,
        source_schema=None,
        referent_schema=None,
        initially=None,
        match=None,
        **dialect_kw,
    ):
        metadata = self.metadata()
        if source == referent and source_schema == referent_schema:
            own_columns = local_cols + remote_cols
        else:
            own_columns = local_cols
            Table(referent, metadata, *[Column(one, NULLTYPE) for one in remote_cols], schema=referent_schema)
        table = Table(
            source, metadata, *[Column(one, NULLTYPE) for one in dict.fromkeys(own_columns)], schema=source_schema
        )
        target = "%s.%s" % (referent_schema, referent) if referent_schema else referent
        constraint = ForeignKeyConstraint(
            local_cols,
            ["%s.%s" % (target, one) for one in remote_cols],
            name=name,
            onupdate=onupdate,
            ondelete=ondelete,
            deferrable=deferrable,
            initially=initially,
            match=match,
            **dialect_kw,
        )
        table.append_constraint(constraint)
        return constraint

    def generic_constraint(self, name, table_name, type_, schema=None, **kw):
        table = self.table(table_name, schema=schema)
        makers = {
            "foreignkey": lambda name: ForeignKeyConstraint([], [], name=name),
            "primary": lambda name: PrimaryKeyConstraint(name=name),
            "unique": lambda name: UniqueConstraint(name=name),
            "check": lambda name: CheckConstraint("", name=name),
            None: lambda name: Constraint(name=name),
        }
        make = makers.get(type_)
        if make is None:
            raise TypeError("'type' can be one of %s" % ", ".join(sorted([repr(one) for one in makers])))
        constraint = make(name)
        table.append_constraint(constraint)
        return constraint

    def table(self, name, *columns, **kw):
        metadata = self.metadata()
        included = kw.pop("_constraints_included", False)
        own = [one._copy() if one.table is not None else one for one in columns if isinstance(one, Column)]
        if included:
            for one in own:
                one.unique = one.index = False
        table = Table(name, metadata, *own, **kw)
        for one in columns:
            if isinstance(one, Index) or isinstance(one, Constraint) and not one._type_bound:
                parent = one.parent
                if parent is not None and parent is not table:
                    one = one._copy(target_table=table)
                if getattr(one, "parent", None) is not table:
                    table.append_constraint(one)
        for fk in table.foreign_keys:
            _ensure_referent(metadata, fk)
        return table

    def index(self, name, tablename, columns, schema=None, **kw):
        table = Table(tablename or "no_table", self.metadata(), schema=schema)
        kw["_table"] = table
        index = Index(name, *[_index_element(table, one) for one in columns], **kw)
        # Conventions hear of the index only by an element whose first column is one of its table.
        index._plain_name = not [one for one in index.expressions if getattr(_first_column(one), "table", None) is table]
        return index


def _ensure_referent(metadata, fk):
    """A stand-in for the table that a foreign key names, so that the key can be resolved."""
    if not isinstance(fk._target, str):
        return
    schema, name, column = fk._tokens()
    referent = metadata.tables.get(_table_key(name, schema))
    if referent is None:
        referent = Table(name, metadata, schema=schema)
    if column is not None and column not in referent.c:
        referent.append_column(Column(column, NULLTYPE))


class TextualIndexElement(ColumnElement):
    """A text() among the elements of an index."""

    def __init__(self, table, text):
        self.table = table
        self.text = text
        self.key = text.text
        self.fake_column = Column(text.text, NULLTYPE)
        table.append_column(self.fake_column)

    def _expression(self):
        return self.text._expression()

    def _value(self):
        return self.text._value()

    def _children(self):
        return [self.fake_column]

    @property
    def _stands_for(self):
        return self.fake_column.name


def _index_element(table, given):
    if isinstance(given, str):
        column = Column(given, NULLTYPE)
        table.append_column(column)
        return column
    if isinstance(given, TextClause):
        return TextualIndexElement(table, given)
    if isinstance(given, TextualIndexElement):
        return TextualIndexElement(table, given.text)
    if isinstance(given, ColumnElement):
        return _for_table(given, table)
    raise ValueError("String or text() construct expected")


def _first_column(expression):
    for one in iterate(expression):
        if isinstance(one, ColumnClause):
            return one
    return None


def _for_table(expression, table):
    """The expression with the columns of other tables replaced by columns of this one."""
    from sqlalchemy.sql.visitors import replacement_traverse

    def replace(element):
        if isinstance(element, Column) and element.table is not None and element.table is not table:
            if element.name in table.c:
                return table.c[element.name]
            copy = element._copy()
            table.append_column(copy)
            return copy
        return None

    return replacement_traverse(expression, {}, replace)
