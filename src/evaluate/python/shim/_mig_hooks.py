"""Asks the functions that env.py gives to ``context.configure()`` for new revisions.

``_mig_models`` has imported the models, and executed the part of env.py that defines the functions. What a function takes for
the database is built here of what was read of it. Functions are asked of all that a comparison may find, before it is made.
"""

import _mig_missing
import _mig_models


class NotAsked(Exception):
    """A function can't be asked, since it is not known, or wants what is not handed over."""


def answers(functions, live):
    """What ``include_name``, ``include_object`` and ``compare_type`` say of a database and of the models."""
    _mark_autogenerate()
    asker = _Asker({keyword: _function(keyword, expression) for keyword, expression in functions.items()}, live)
    asker.ask()
    return {"names": asker.names, "objects": asker.objects, "types": asker.types}


def directives(functions, facts):
    """What ``process_revision_directives`` makes of a new revision: whether it is written, and the facts that it changed."""
    from alembic.operations.ops import DowngradeOps, MigrationScript, UpgradeOps

    _mark_autogenerate()
    function = _function("process_revision_directives", functions["process_revision_directives"])
    upgrade, downgrade = UpgradeOps(), DowngradeOps()
    upgrade.ops, downgrade.ops = _Unseen(facts["upgrade"]), _Unseen(facts["downgrade"])
    names = ("message", "head", "splice", "branch_label", "version_path", "depends_on")
    script = MigrationScript(facts["rev_id"], upgrade, downgrade, imports=set(), **{name: facts[name] for name in names})
    given = [script]
    function(_Context(), tuple(facts["heads"]), given)
    if not given:
        return None
    if given != [script] or script.upgrade_ops_list != [upgrade] or script.downgrade_ops_list != [downgrade] or script.imports:
        raise NotAsked("it changes operations, of which mig hands over none")
    if type(upgrade.ops) is not _Unseen or type(downgrade.ops) is not _Unseen:
        raise NotAsked("it changes operations, of which mig hands over none")
    return {name: getattr(script, name) for name in ("rev_id",) + names}


class _Unseen(list):
    """Operations that can be counted, and not looked at."""

    def __init__(self, count):
        list.__init__(self, [None] * count)

    def _refuse(self, *arguments):
        raise NotAsked("it looks at operations, of which mig hands over none")

    __iter__ = __getitem__ = __setitem__ = __delitem__ = __iadd__ = append = extend = insert = remove = pop = clear = _refuse


class _Context:
    """As much of a MigrationContext as there is without a connection."""

    connection = bind = None
    as_sql = False

    def __init__(self):
        self.opts = {}

    @property
    def config(self):
        from alembic import context

        return context.config

    @property
    def script(self):
        from alembic import context

        return context.script


def _mark_autogenerate():
    from alembic import context

    context.config.cmd_opts.autogenerate = True


def _function(keyword, expression):
    try:
        function = eval(expression, _mig_models.environment)
    except NameError as error:
        raise NotAsked("%s: %s" % (keyword, error)) from None
    if keyword == "compare_type" and isinstance(function, bool):
        return None if function else lambda *arguments: False
    if function is not None and (_mig_missing.is_stand_in(function) or not callable(function)):
        raise NotAsked("%s: %s is no function that is to be had here" % (keyword, expression))
    return function


class _Asker:
    def __init__(self, functions, live):
        self.include_name = functions.get("include_name")
        self.include_object = functions.get("include_object")
        self.compare_type = functions.get("compare_type")
        self.live = live
        # What is left out: names before the comparison, objects where it finds them.
        self.names = []
        self.objects = []
        # What was said of pairs of types.
        self.types = []

    def ask(self):
        if self.include_name:
            self._ask_for_names()
        if self.include_object or self.compare_type:
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
        reflected = _reflected(live.values())
        wanted = {}
        for metadata in _mig_models.metadatas:
            for table in metadata.tables.values():
                schema = None if table.schema == default else table.schema
                wanted[schema, str(table.name)] = table
        for place, table in wanted.items():
            if place not in live:
                self._object("added", table, "table", place, place[1], None)
                self._keys(place, table, None)
            elif self._object("both", table, "table", place, place[1], reflected[place]):
                self._columns(place, table, reflected[place])
                self._keys(place, table, reflected[place])
        for place, table in reflected.items():
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
            elif self._object("both", column, "column", place, column.name, other) and self.compare_type:
                answer = self.compare_type(_Context(), other, column, other.type, column.type)
                if answer is not None:
                    self.types.append([place[0], place[1], str(column.name), bool(answer)])
        for column in live.columns:
            if column.name not in [str(one.name) for one in table.columns]:
                self._object("removed", column, "column", place, column.name, None)

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


def _reflected(tables):
    """Tables as reflection gives them, by schema and name."""
    import sqlalchemy as sa
    from sqlalchemy.dialects import postgresql

    names = {"sa": sa, "postgresql": postgresql}
    metadata = sa.MetaData()
    found = {}
    for one in tables:
        table = sa.Table(one["name"], metadata, schema=one["schema"], comment=one["comment"])
        for column in one["columns"]:
            type_ = sa.types.NullType() if column["type"] is None else eval(column["type"], names)
            table.append_column(
                sa.Column(
                    column["name"], type_, nullable=column["nullable"], primary_key=column["primary_key"], comment=column["comment"]
                )
            )
        known = {str(column.name): column for column in table.columns}
        for index in one["indexes"]:
            parts = [known[part] if part in known else sa.text(part) for part in index["columns"]]
            sa.Index(index["name"], *parts, unique=index["unique"], _table=table)
        for unique in one["uniques"]:
            table.append_constraint(sa.UniqueConstraint(*[known[name] for name in unique["columns"]], name=unique["name"]))
        for key in one["foreign_keys"]:
            table.append_constraint(sa.ForeignKeyConstraint(key["columns"], key["targets"], name=key["name"]))
        for check in one["checks"]:
            table.append_constraint(sa.CheckConstraint(sa.text(check["text"]), name=check["name"]))
        found[one["schema"], one["name"]] = table
    return found
