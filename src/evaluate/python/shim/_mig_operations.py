"""Operations as functions of env.py are handed them, and what these leave of them.

Out go objects of ``alembic.operations.ops``, made of the models and of the tables that were read, each known by a number. Back
come entries: the number of an operation that is as it was; flags, or parts of a table, that have changed; a whole description
of an operation that is new; lines of one that an extension renders. What is none of these is refused by its name.
"""

from alembic.autogenerate import renderers
from alembic.operations import ops
from alembic.util import to_list
from sqlalchemy.sql.names import conv

import _mig_models
from _mig_context import NotAsked
from _mig_described import described, kind_of, table_parts
from _mig_reflected import reflected


class HandedOut:
    """The operations of a revision; ``may_change`` says whether anybody could change one."""

    def __init__(self, facts, may_change):
        self.may_change = may_change
        self.default_schema = facts["live"]["default_schema"]
        self.user_prefix = facts["options"]["user_module_prefix"]
        self.as_batch = facts["options"]["render_as_batch"]
        self.models = {
            (self._schema(table.schema), str(table.name)): table
            for metadata in _mig_models.metadatas
            for table in metadata.tables.values()
        }
        self.database = reflected(facts["live"]["tables"])
        self.has_more = {(table["schema"], table["name"]) for table in facts["live"]["tables"] if table["has_more"]}
        # By identity: the object, its number and what it was when it was handed out.
        self.known = {}
        # The tables that are made, by direction, schema and name.
        self.made = {}
        self.there = self._grouped(facts["there"], "there")
        self.back = self._grouped(facts["back"], "back")

    def _schema(self, schema):
        return None if schema is None or str(schema) == self.default_schema else str(schema)

    # ------------------------------------------------------------------------------------------------------------- out

    def _grouped(self, facts, way):
        """The operations, changes of one table that follow each other in a ModifyTableOps."""
        found = []
        last = None
        for fact in facts:
            operation = getattr(self, "_" + fact["op"])(fact)
            known = (operation, fact["number"], self._described(operation))
            self.known[id(operation)] = known
            if fact["op"] == "create_table":
                self.made[way, operation.schema, operation.table_name] = known
            group = fact["changes"]
            if group is None:
                found.append(operation)
            elif group == last:
                found[-1].ops.append(operation)
            else:
                found.append(ops.ModifyTableOps(group["name"], [operation], schema=group["schema"]))
            last = group
        return found

    def _described(self, operation):
        if not self.may_change:
            return None
        try:
            return described(operation, self.user_prefix)
        except NotAsked:
            return None

    def _table(self, fact):
        tables = self.models if fact["of_models"] else self.database
        table = tables.get((self._schema(fact["schema"]), fact["table"]))
        if table is None:
            raise NotAsked("the table %s of an operation is not known" % fact["table"])
        return table

    def _column(self, fact, of_models, names):
        table = self._table(dict(fact, of_models=of_models))
        for column in table.columns:
            if str(column.name) in names:
                return column
        raise NotAsked("the column %s.%s of an operation is not known" % (fact["table"], fact["column"]))

    def _constraint(self, table, wanted):
        """The constraint that is meant, under the name that it comes to."""
        kind = wanted["kind"]
        found = [one for one in table._sorted_constraints if kind_of(one) == kind and not one._is_refused]
        same = [one for one in found if one.name is not None and str(one.name) == wanted["name"]]
        if not same and kind != "check":
            same = [one for one in found if [str(column.name) for column in one.columns] == wanted["columns"]]
        if not same and kind == "check" and wanted["name"] is not None:
            # conventions put something before a name
            same = [one for one in found if one.name is not None and wanted["name"].endswith(str(one.name))]
            same.sort(key=lambda one: -len(str(one.name)))
        if not same and kind == "check":
            same = [one for one in found if one.name is None][wanted["place"] :][:1]
        if not same:
            raise NotAsked("a constraint of %s is not known" % table.name)
        _give_name(same[0], wanted)
        return same[0]

    def _create_table(self, fact):
        table = self._table(fact)
        named = [self._constraint(table, one) for one in fact["constraints"]]
        operation = ops.CreateTableOp.from_table(table)
        # Foreign keys that close a circle come later.
        operation.columns = list(table.c) + [
            one for one in operation.columns[len(table.c) :] if kind_of(one) != "foreign_key" or one in named
        ]
        return operation

    def _drop_table(self, fact):
        return ops.DropTableOp.from_table(self._table(fact))

    def _add_column(self, fact):
        column = self._column(fact, fact["of_models"], [fact["column"]])
        return ops.AddColumnOp.from_column_and_tablename(fact["schema"], fact["table"], column)

    def _drop_column(self, fact):
        column = self._column(fact, fact["of_models"], [fact["column"]])
        return ops.DropColumnOp.from_column_and_tablename(fact["schema"], fact["table"], column)

    def _alter_column(self, fact):
        names = [fact["column"], fact["new_name"]]
        given = {}
        for word, key in (("modify_", "changed"), ("existing_", "existing")):
            wanted = fact[key]
            for attribute in ("type", "server_default"):
                if wanted[attribute]:
                    # What stays is as the database has it.
                    of_models = fact["changed"][attribute] and fact["of_models"] == (key == "changed")
                    given[word + attribute] = getattr(self._column(fact, of_models, names), attribute)
            if wanted["nullable"] is not None:
                given[word + "nullable"] = wanted["nullable"]
            if wanted["comment"] is not None:
                given[word + "comment"] = wanted["comment"]["text"]
        if fact["autoincrement"] is not None:
            given["autoincrement"] = fact["autoincrement"]
        if fact["using"] is not None:
            given["postgresql_using"] = fact["using"]
        return ops.AlterColumnOp(
            fact["table"], fact["column"], schema=fact["schema"], modify_name=fact["new_name"], **given
        )

    def _index(self, fact):
        table = self._table(fact)
        for index in table.indexes:
            if index.name is not None and str(index.name) == fact["name"]["name"]:
                break
        else:
            unnamed = [one for one in table.indexes if one.name is None and len(one.expressions) == fact["elements"]]
            columns = [one for one in unnamed if [str(column.name) for column in one.columns] == fact["columns"]]
            if not columns:
                raise NotAsked("the index %s is not known" % fact["name"]["name"])
            index = columns[0]
        _give_name(index, fact["name"])
        return index

    def _create_index(self, fact):
        return ops.CreateIndexOp.from_index(self._index(fact))

    def _drop_index(self, fact):
        return ops.DropIndexOp.from_index(self._index(fact))

    def _add_constraint(self, fact):
        return ops.AddConstraintOp.from_constraint(self._constraint(self._table(fact), fact["constraint"]))

    def _drop_constraint(self, fact):
        return ops.DropConstraintOp.from_constraint(self._constraint(self._table(fact), fact["constraint"]))

    def _comment_table(self, fact):
        if fact["comment"] is None:
            return ops.DropTableCommentOp(fact["table"], existing_comment=fact["existing"], schema=fact["schema"])
        return ops.CreateTableCommentOp(
            fact["table"], fact["comment"], existing_comment=fact["existing"], schema=fact["schema"]
        )

    def _rename_table(self, fact):
        return ops.RenameTableOp(fact["table"], fact["new_name"], schema=fact["schema"])

    def _execute(self, fact):
        return _OwnOp(fact["sql"], fact["back"])

    # ------------------------------------------------------------------------------------------------------------ back

    def read(self, operations, way, context):
        """The entries of what is left, and for each the operation whose parts are to be rendered."""
        entries, rendered = [], []
        for operation in operations:
            if isinstance(operation, ops.ModifyTableOps):
                with context._within_batch() if self.as_batch else _as_it_is():
                    group = {"name": operation.table_name, "schema": operation.schema}
                    for inner in operation.ops:
                        self._read(inner, way, context, group, entries, rendered)
            else:
                self._read(operation, way, context, None, entries, rendered)
        return entries, rendered

    def _read(self, operation, way, context, group, entries, rendered):
        if isinstance(operation, ops.OpContainer):
            raise NotAsked("it puts %s into another" % type(operation).__name__)
        try:
            render = renderers.dispatch(operation)
        except ValueError:
            entry = self._entry(operation, way)
        else:
            entry, operation = {"lines": [str(line) for line in to_list(render(context, operation), [])]}, None
        entries.append(dict(entry, group=group))
        rendered.append(operation)

    def _entry(self, operation, way):
        if isinstance(operation, _OwnOp) and operation.sqltext is None:
            # What can't be undone is noted anyway.
            return {"lines": []}
        known = self.known.get(id(operation))
        if known is not None and known[2] is None:
            # nobody's to change, or past describing
            return {"number": known[1]}
        now = described(operation, self.user_prefix)
        if known is None and isinstance(operation, ops.CreateTableOp):
            known = self.made.get((way, operation.schema, operation.table_name))
        if known is None:
            return {"operation": now}
        _, number, before = known
        if before == now:
            return {"number": number}
        if _without_flags(before) == _without_flags(now):
            return {"number": number, "flags": {flag: now[flag] for flag in _FLAGS if flag in now}}
        if now["op"] == "create_table":
            parts = table_parts(before, now)
            if parts is not None:
                return {"number": number, "parts": parts}
            place = self._schema(operation.schema), operation.table_name
            if way == "back" and place in self.has_more:
                raise NotAsked("it changes the table %s, which has constraints that are not handed over" % place[1])
        return {"number": number, "operation": now}


class _OwnOp(ops.ExecuteSQLOp):
    """What Alembic has no operation for: mig looks after types, too. Functions that ask every operation for its table are told
    of none.
    """

    table_name = ""
    schema = None

    def __init__(self, sqltext, back):
        ops.ExecuteSQLOp.__init__(self, sqltext)
        self.back = back

    def reverse(self):
        return _OwnOp(self.back, self.sqltext)


_FLAGS = ("if_exists", "if_not_exists")


def _without_flags(description):
    return {key: value for key, value in description.items() if key not in _FLAGS}


def _give_name(item, wanted):
    """A name that comes from a convention is known when the operation is."""
    if wanted["name"] is not None and (item.name is None or wanted["final"]):
        item.name = conv(wanted["name"]) if wanted["final"] else wanted["name"]


def _as_it_is():
    from contextlib import nullcontext

    return nullcontext()
