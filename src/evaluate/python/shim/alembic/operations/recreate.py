"""batch_alter_table(recreate='always'): a new table under a temporary name, the rows copied, the old one dropped.

The operations that the block kept are first applied to copies of the table's columns, constraints and indexes;
what comes of them is created in one go.
"""

from alembic.operations._naming import name_constraint, name_index
from alembic.util import warn
from alembic.util.exc import CommandError
from sqlalchemy.sql import native
from sqlalchemy.sql.elements import ColumnClause
from sqlalchemy.sql.schema import (
    CheckConstraint,
    Column,
    DefaultClause,
    ForeignKeyConstraint,
    Index,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    UniqueConstraint,
    _moved,
    _table_key,
)
from sqlalchemy.sql.visitors import iterate
from sqlalchemy.types import SchemaType, to_instance


def recreate(batch):
    """Carries out a batch by move-and-copy."""
    table = _existing_table(batch)
    copy = ApplyBatchImpl(batch, table, batch.copy_from is None)
    for name, args, kw in batch.batch:
        getattr(copy, name)(*args, **kw)
    copy.carry_out()


def _existing_table(batch):
    if batch.copy_from is not None:
        return batch.copy_from
    context = batch.operations.migration_context
    if native.asks_nobody():
        raise CommandError(
            "This operation cannot proceed in --sql mode; batch mode with dialect postgresql requires a live database "
            f'connection with which to reflect the table "{batch.table_name}". To generate a batch SQL migration '
            'script using table "move and copy", a complete Table object should be passed to the "copy_from" argument '
            "of the batch_alter_table() method so that table reflection can be skipped."
        )
    table = Table(
        batch.table_name,
        MetaData(),
        *batch.reflect_args,
        schema=batch.schema,
        autoload_with=batch.operations.get_bind(),
        resolve_fks=False,
        **{key: value for key, value in batch.reflect_kwargs.items() if key != "listeners"},
    )
    for column in table.columns:
        _without_serial_default(column)
        for user_type in column.type._user_types():
            # The type is there already, since the old table uses it.
            user_type.create_type = False
    if batch.naming_convention:
        from sqlalchemy.sql.elements import conv

        for item in list(table.constraints) + list(table.indexes):
            if item.name is not None:
                item.name = conv(item.name)
        table = table.to_metadata(MetaData(naming_convention=batch.naming_convention))
    return table


def _without_serial_default(column):
    """The sequence behind a SERIAL column goes with the old table: the new one makes its own."""
    default = column.server_default
    if default is not None and column.primary_key and "nextval(" in str(getattr(default, "arg", "")):
        column.server_default = None


class ApplyBatchImpl:
    def __init__(self, batch, table, reflected):
        self.impl = batch.impl
        self.table = table
        self.table_args = batch.table_args
        self.table_kwargs = dict(batch.table_kwargs)
        self.partial_reordering = batch.partial_reordering or ()
        self.temporary_name = ("_alembic_tmp_%s" % table.name)[:50]
        self.columns = {}
        self.expressions = {column.name: column for column in table.columns}
        self.order = list(self.expressions)
        self.wanted_order = []
        self.named_constraints = {}
        self.unnamed_constraints = []
        self.column_constraints = {}
        self.indexes = {index.name: index for index in table.indexes}
        self.new_indexes = {}
        for column in table.columns:
            copy = column._copy(schema=table.schema)
            copy.unique = copy.index = False
            self.columns[column.name] = copy
            if not reflected:
                for constraint in column.constraints:
                    if constraint.name:
                        self.column_constraints[constraint.name] = (column, constraint)
        self._take_constraints(reflected)
        for key, value in table.dialect_kwargs.items():
            self.table_kwargs.setdefault(key, value)

    def _take_constraints(self, reflected):
        restated = [one for one in self.table_args if isinstance(one, CheckConstraint)]
        for constraint in self.table._sorted_constraints:
            if constraint._type_bound:
                continue
            if reflected and isinstance(constraint, CheckConstraint) and not constraint.name:
                if not restated:
                    warn(
                        f"Unnamed CHECK constraint on reflected table '{self.table.name}' is being omitted from the "
                        "table recreate; pass the constraint explicitly using batch_alter_table.table_args.  Naming "
                        "CHECK constraints avoids this going forward."
                    )
            elif constraint.name:
                self.named_constraints[constraint.name] = constraint
            else:
                self.unnamed_constraints.append(constraint)

    # --- what a batch may hold

    def alter_column(
        self,
        table_name,
        column_name,
        nullable=None,
        server_default=False,
        name=None,
        type_=None,
        autoincrement=None,
        comment=False,
        **kw,
    ):
        column = self.columns[column_name]
        if name is not None and name != column_name:
            # The key stays the old name, so that constraints and the copied rows still find the column.
            column.name = name
            self._drop_type_constraint(kw.get("existing_type"))
        if type_ is not None:
            type_ = to_instance(type_)
            transfer = {"expr": self.expressions[column_name]}
            self.impl.cast_for_batch_migrate(column, transfer, type_)
            self.expressions[column_name] = transfer["expr"]
            # Neither the type that comes nor the one that goes is created; an array's items Alembic overlooks.
            column._created_types = [] if isinstance(column.type, SchemaType) else column.type._user_types()
            column.type = type_
        if nullable is not None:
            column.nullable = nullable
        if server_default is None:
            column.server_default = None
        elif server_default is not False:
            DefaultClause(server_default)._attach(column)
        if autoincrement is not None:
            column.autoincrement = bool(autoincrement)
        if comment is not False:
            column.comment = comment

    def _drop_type_constraint(self, existing_type):
        name = getattr(existing_type, "name", None)
        if name:
            self.named_constraints.pop(name, None)

    def add_column(self, table_name, column, insert_before=None, insert_after=None, **kw):
        self._place(column.name, insert_before, insert_after)
        # A column that was there already is made anew, and its values stay behind.
        self.expressions.pop(column.name, None)
        for constraint in column.constraints:
            name_constraint(constraint)
        copy = column._copy(schema=self.table.schema)
        if isinstance(copy.type, SchemaType):
            # Its CHECK comes as a constraint; that the type may have to be created Alembic forgets.
            copy.type.create_constraint = copy.type.create_type = False
        self.columns[column.name] = copy

    def _place(self, name, before, after):
        """Notes where a new column goes: pairs of names, the first before the second."""
        if not self.partial_reordering and after and not before:
            if after in self.order:
                position = self.order.index(after) + 1
                before = self.order[position] if position < len(self.order) else None
            else:
                before = dict(self.wanted_order)[after]
        elif not self.partial_reordering and before and not after:
            if before in self.order:
                position = self.order.index(before) - 1
                after = self.order[position] if position >= 0 else None
            else:
                after = {second: first for first, second in self.wanted_order}[before]
        if before:
            self.wanted_order.append((name, before))
        if after:
            self.wanted_order.append((after, name))
        if not self.partial_reordering and not before and not after and self.order:
            self.wanted_order.append((self.order[-1], name))

    def drop_column(self, table_name, column, **kw):
        name = column.name
        del self.columns[name]
        del self.expressions[name]
        self.order.remove(name)
        self._leave_primary_key(name)
        self._drop_type_constraint(kw.get("existing_type"))

    def _leave_primary_key(self, name):
        key = self.table.primary_key
        if key is not None:
            key._reload([column for column in key.columns if column.name != name])

    def add_constraint(self, constraint):
        name_constraint(constraint)
        if constraint.name is None:
            raise ValueError("Constraint must have a name")
        if isinstance(constraint, PrimaryKeyConstraint):
            self.unnamed_constraints = [one for one in self.unnamed_constraints if one is not self.table.primary_key]
        self.named_constraints[constraint.name] = constraint

    def drop_constraint(self, constraint):
        name_constraint(constraint)
        name = constraint.name
        if not name:
            raise ValueError("Constraint must have a name")
        if name in self.column_constraints:
            column, _ = self.column_constraints.pop(name)
            own = self.columns[column.name].constraints
            for one in own:
                if one.name == name:
                    own.remove(one)
            return
        found = self.named_constraints.pop(name, None)
        if found is None:
            if constraint._type_bound:
                return
            raise ValueError("No such constraint: '%s'" % name)
        if isinstance(found, PrimaryKeyConstraint):
            for column in found.columns:
                self.columns[column.name].primary_key = False

    def create_index(self, index):
        index._free_include = True
        name_index(index)
        self.new_indexes[index.name] = index

    def drop_index(self, index):
        name_index(index)
        if index.name not in self.indexes:
            raise ValueError("No such index: '%s'" % index.name)
        del self.indexes[index.name]

    def rename_table(self, *args, **kw):
        raise NotImplementedError("TODO")

    def create_column_comment(self, column):
        """The column carries it along."""

    def create_table_comment(self, table):
        """The table carries it along."""

    drop_table_comment = create_table_comment

    # --- carrying it out

    def carry_out(self):
        new = self._new_table()
        self.impl.prep_table_for_batch(self, self.table)
        self.impl.create_table(new)
        try:
            from sqlalchemy.sql.expression import select

            copied = [key for key in self.columns if key in self.expressions]
            self.impl._exec(
                new.insert()
                .inline()
                .from_select(
                    [new.c[key].name for key in copied], select(*[self.expressions[key] for key in copied])
                )
            )
            self.impl.drop_table(self.table)
        except BaseException:
            self.impl.drop_table(new)
            raise
        self.impl.rename_table(self.temporary_name, self.table.name, schema=self.table.schema)
        new.name = self.table.name
        for index in self._final_indexes(new):
            self.impl.create_index(index)

    def _new_table(self):
        metadata = MetaData()
        if self.partial_reordering or self.wanted_order:
            self._reorder()
        new = Table(
            self.temporary_name,
            metadata,
            *(list(self.columns.values()) + list(self.table_args)),
            schema=self.table.schema,
            **self.table_kwargs,
        )
        for constraint in list(self.named_constraints.values()) + self.unnamed_constraints:
            if [column for column in _columns_of(constraint) if column.key not in self.columns]:
                continue
            if isinstance(constraint, ForeignKeyConstraint):
                copy = constraint._copy()
                self._add_referent(metadata, constraint)
            else:
                copy = constraint._copy(target_table=new)
            new.append_constraint(copy)
        return new

    def _add_referent(self, metadata, constraint):
        name, schema = constraint.elements[0]._referred_names()
        if name == self.temporary_name:
            return
        referent = metadata.tables.get(_table_key(name, schema))
        if referent is None:
            referent = Table(name, metadata, schema=schema)
        for fk in constraint.elements:
            column = fk._referred_column_name()
            if column not in referent.c:
                referent.append_column(Column(column))

    def _reorder(self):
        names = list(self.columns)
        pairs = []
        if self.partial_reordering:
            for group in self.partial_reordering:
                pairs += list(zip(group, group[1:]))
        else:
            pairs += list(zip(self.order, self.order[1:]))
        pairs += self.wanted_order
        before = {name: {first for first, second in pairs if second == name and first != name} for name in names}
        ordered = []
        while len(ordered) < len(names):
            ready = [name for name in names if name not in ordered and not before[name] - set(ordered)]
            if not ready:
                raise CommandError("the wanted order of columns goes round in a circle")
            ordered += ready
        self.columns = {name: self.columns[name] for name in ordered}

    def _final_indexes(self, new):
        found = []
        for index in self.indexes.values():
            if not index._column_flag:
                found.append(
                    Index(
                        index.name,
                        *[_moved(one, new) for one in index.expressions],
                        unique=index.unique,
                        _table=new,
                        **index.dialect_kwargs,
                    )
                )
        for index in self.new_indexes.values():
            found.append(
                Index(
                    index.name,
                    *[new.c[key] for key in _keys_of(index)],
                    unique=index.unique,
                    **index.dialect_kwargs,
                )
            )
        return found


def _keys_of(index):
    """Of every expression the first column: this is all that Alembic takes over of a new index."""
    keys = {}
    for one in index.expressions:
        for element in iterate(one):
            if element.__visit_name__ == "column":
                keys[element.key] = None
                break
    return keys


def _columns_of(constraint):
    """What has to be in the new table for a constraint to go along, columns that belong to no table among it."""
    if isinstance(constraint, CheckConstraint):
        sources = [constraint.sqltext]
    elif isinstance(constraint, (ForeignKeyConstraint, PrimaryKeyConstraint, UniqueConstraint)):
        return list(constraint.columns)
    else:
        sources = [one for one, _name, _operator in constraint._render_exprs]
    return [one for source in sources for one in iterate(source) if isinstance(one, ColumnClause)]
