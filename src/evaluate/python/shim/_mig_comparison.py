"""What ``include_name``, ``include_object``, ``compare_type`` and ``compare_server_default`` say of a comparison."""

import _mig_models
from _mig_context import Context
from _mig_reflected import reflected


class Asker:
    """Asks functions of all that a comparison may find, before it is made."""

    def __init__(self, functions, live):
        self.include_name = functions.get("include_name")
        self.include_object = functions.get("include_object")
        self.compare_type = functions.get("compare_type")
        self.compare_server_default = functions.get("compare_server_default")
        self.live = live
        # What is left out: names before the comparison, objects where it finds them.
        self.names = []
        self.objects = []
        # What was said of pairs of types, and of defaults.
        self.types = []
        self.defaults = []

    def ask(self):
        if self.include_name:
            self._ask_for_names()
        if self.include_object or self.compare_type or self.compare_server_default:
            self._ask_for_objects()

    # ----------------------------------------------------------------------------------------------------------- names

    def _ask_for_names(self):
        schemas = {
            schema for schema in [None] + self.live["schemas"] if not self._leaves_out(schema, "schema", {}, schema, None)
        }
        for table in self.live["tables"]:
            schema, name = table["schema"], table["name"]
            if schema not in schemas:
                self.names.append(["table", schema, name, name])
                continue
            parents = {"schema_name": schema, "schema_qualified_table_name": "%s.%s" % (schema, name) if schema else name}
            if self._leaves_out(name, "table", parents, schema, name):
                continue
            parents = dict(parents, table_name=name)
            for kind, key in (
                ("column", "columns"),
                ("index", "indexes"),
                ("unique_constraint", "uniques"),
                ("foreign_key_constraint", "foreign_keys"),
                ("check_constraint", "checks"),
            ):
                for one in table[key]:
                    self._leaves_out(one["name"], kind, dict(parents), schema, name)

    def _leaves_out(self, name, kind, parents, schema, table):
        if self.include_name(name, kind, parents):
            return False
        self.names.append([kind, schema, table, name])
        return True

    # --------------------------------------------------------------------------------------------------------- objects

    def _ask_for_objects(self):
        default = self.live["default_schema"]
        gone = {(schema, table) for kind, schema, table, _ in self.names if kind == "table"}
        live = {
            (table["schema"], table["name"]): table for table in self.live["tables"] if (table["schema"], table["name"]) not in gone
        }
        there = reflected(live.values())
        wanted = {}
        for metadata in _mig_models.metadatas:
            for table in metadata.tables.values():
                schema = None if table.schema == default else table.schema
                wanted[schema, str(table.name)] = table
        for place, table in wanted.items():
            if place not in live:
                self._object("added", table, "table", place, place[1], None)
                self._keys(place, table, None)
            elif self._object("both", table, "table", place, place[1], there[place]):
                self._columns(place, table, there[place])
                self._keys(place, table, there[place])
        for place, table in there.items():
            if place not in wanted:
                self._object("removed", table, "table", place, place[1], None)
                self._keys(place, None, table)

    def _object(self, found, item, kind, place, name, other, columns=()):
        """Whether an object is taken; ``found`` says how a comparison would find it."""
        if not self.include_object:
            return True
        if self.include_object(item, name, kind, found == "removed", other):
            return True
        name = None if name is None else str(name)
        self.objects.append([found, kind, place[0], place[1], name, [str(column) for column in columns]])
        return False

    def _columns(self, place, table, live):
        for column in table.columns:
            other = live.columns.get(str(column.name))
            if other is None:
                self._object("added", column, "column", place, column.name, None)
            elif self._object("both", column, "column", place, column.name, other):
                self._types(place, column, other)
                self._defaults(place, column, other)
        for column in live.columns:
            if column.name not in [str(one.name) for one in table.columns]:
                self._object("removed", column, "column", place, column.name, None)

    def _types(self, place, column, live):
        if self.compare_type:
            answer = self.compare_type(Context(), live, column, live.type, column.type)
            if answer is not None:
                self.types.append([place[0], place[1], str(column.name), bool(answer)])

    def _defaults(self, place, column, live):
        wanted, there = column.server_default, live.server_default
        if not self.compare_server_default or wanted is None and there is None:
            return
        if there is not None and not hasattr(there, "arg"):
            # Alembic can't say what is there of what the server computes or counts, and fails.
            return
        text = None if there is None else there.arg.text
        answer = self.compare_server_default(Context(), live, column, text, wanted, _sql_of(wanted))
        if answer or answer is False:
            self.defaults.append([place[0], place[1], str(column.name), answer is not False])

    def _keys(self, place, table, live):
        there = {} if live is None else {str(one.name): one for kind, one in _keys_of(live) if one.name is not None}
        for kind, one in () if table is None else _keys_of(table):
            other = there.get(str(one.name)) if one.name is not None else None
            columns = _columns_of(one)
            self._object("added", one, kind, place, one.name, other if kind == "foreign_key_constraint" else None, columns)
            if other is not None and type(other) is type(one):
                self._object("both", one, kind, place, one.name, other, columns)
        for kind, one in () if live is None else _keys_of(live):
            self._object("removed", one, kind, place, one.name, None, _columns_of(one))


def _keys_of(table):
    from sqlalchemy import CheckConstraint, ForeignKeyConstraint, UniqueConstraint

    for index in table.indexes:
        yield "index", index
    for constraint in table.constraints:
        if isinstance(constraint, UniqueConstraint):
            yield "unique_constraint", constraint
        elif isinstance(constraint, ForeignKeyConstraint):
            yield "foreign_key_constraint", constraint
        elif isinstance(constraint, CheckConstraint):
            yield "check_constraint", constraint


def _columns_of(item):
    return [column.name for column in item.columns]


def _sql_of(default):
    """A default of the models as SQL; None where it is none that is written down."""
    given = getattr(default, "arg", None)
    if given is None or isinstance(given, str):
        return given
    from sqlalchemy.sql._schema.described import sql_of

    return sql_of(given)
