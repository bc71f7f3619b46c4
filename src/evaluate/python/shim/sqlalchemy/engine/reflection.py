"""The Inspector: looks at the database's catalog."""


def _ask(topic, schema=None, table=None):
    """The answers to one question about the catalog."""
    import json

    from ..sql import native

    payload = {"request": "inspect", "question": "list", "topic": topic}
    payload["schema"] = None if schema is None else str(schema)
    payload["table"] = None if table is None else str(table)
    return [json.loads(row) for row in native.call(payload)]


class ObjectKind:
    TABLE = 1
    VIEW = 2
    MATERIALIZED_VIEW = 4
    ANY_VIEW = 6
    ANY = 7


class ObjectScope:
    DEFAULT = 1
    TEMPORARY = 2
    ANY = 3


_ACTIONS = {"a": None, "r": "RESTRICT", "c": "CASCADE", "n": "SET NULL", "d": "SET DEFAULT"}


class Inspector:
    """What ``inspect(connection)`` gives. What it has once been told it says again until clear_cache(), as SQLAlchemy's."""

    def __new__(cls, bind):
        chosen = getattr(bind, "_inspector", None)
        return object.__new__((chosen() if chosen is not None else None) or cls)

    def __init__(self, bind):
        self.bind = bind
        self.info_cache = {}

    @classmethod
    def from_engine(cls, bind):
        return PGInspector(bind)

    @property
    def engine(self):
        return self.bind.engine

    @property
    def dialect(self):
        return self.bind.dialect

    @property
    def default_schema_name(self):
        return _ask("session")[0]["default_schema"]

    def clear_cache(self):
        self.info_cache.clear()

    # names

    def get_schema_names(self, **_options):
        return [one["name"] for one in _ask("schemas")]

    def _relations(self, schema, kinds, temporary=False):
        return [
            one["name"]
            for one in _ask("relations", schema)
            if one["kind"] in kinds and (one["persistence"] == "t") is temporary
        ]

    def get_table_names(self, schema=None, **_options):
        return self._relations(schema, "rpf")

    def get_temp_table_names(self, **_options):
        return self._relations(None, "rpf", True)

    def get_view_names(self, schema=None, **_options):
        return self._relations(schema, "v")

    def get_temp_view_names(self, **_options):
        return self._relations(None, "v", True)

    def get_materialized_view_names(self, schema=None, **_options):
        return self._relations(schema, "m")

    def get_foreign_table_names(self, schema=None, **_options):
        return self._relations(schema, "f")

    def get_sequence_names(self, schema=None, **_options):
        return self._relations(schema, "S")

    def get_view_definition(self, view_name, schema=None, **_options):
        found = _ask("view_definition", schema, view_name)
        if not found:
            _no_such_table(view_name, schema)
        return found[0]["definition"]

    def has_table(self, table_name, schema=None, **_options):
        from ..sql import native

        return native.has_table(table_name, schema)

    def has_schema(self, schema_name, **_options):
        return schema_name in self.get_schema_names()

    def has_sequence(self, sequence_name, schema=None, **_options):
        from ..sql import native

        return native.has_sequence(sequence_name, schema)

    def has_index(self, table_name, index_name, schema=None, **_options):
        from ..sql import native

        return native.has_index(table_name, index_name, schema)

    def has_type(self, type_name, schema=None, **_options):
        from ..sql import native

        return native.has_type(type_name, schema)

    def _known(self, table_name, schema, found):
        """An empty answer may mean that there is no such table."""
        if not found and not self.has_table(table_name, schema):
            _no_such_table(table_name, schema)
        return found

    # columns

    def get_columns(self, table_name, schema=None, **_options):
        from .reflect_types import NamedTypes, reflected_type

        named = NamedTypes()
        columns = []
        for one in self._known(table_name, schema, _ask("columns", schema, table_name)):
            type_ = reflected_type(one["type"], named, one["collation"], " '%s'" % one["name"])
            if type(type_).__name__ == "DOMAIN":
                # what the domain says holds for its columns
                one["not_null"] = one["not_null"] or type_.not_null
                one["default"] = one["default"] or type_.default
            columns.append(_column(one, type_, schema))
        return columns

    def get_multi_columns(self, schema=None, filter_names=None, kind=ObjectKind.TABLE, scope=ObjectScope.DEFAULT, **_options):
        return self._multi("get_columns", schema, filter_names, kind)

    def _multi(self, method, schema, filter_names, kind=ObjectKind.TABLE):
        names = filter_names
        if names is None:
            names = []
            if kind & ObjectKind.TABLE:
                names += self.get_table_names(schema)
            if kind & ObjectKind.VIEW:
                names += self.get_view_names(schema)
            if kind & ObjectKind.MATERIALIZED_VIEW:
                names += self.get_materialized_view_names(schema)
        from ..exc import NoSuchTableError

        found = {}
        for name in names:
            try:
                found[(schema, name)] = getattr(self, method)(name, schema)
            except NoSuchTableError:
                pass
        return found

    # constraints

    def _constraints(self, table_name, schema, kind):
        found = self._known(table_name, schema, _ask("constraints", schema, table_name))
        return [one for one in found if one["kind"] == kind]

    def get_pk_constraint(self, table_name, schema=None, **_options):
        for one in self._constraints(table_name, schema, "p"):
            return {
                "constrained_columns": one["columns"],
                "name": one["name"],
                "comment": one["comment"],
                "dialect_options": {"postgresql_include": one["included"] or []},
            }
        return {"name": None, "constrained_columns": []}

    def get_multi_pk_constraint(self, schema=None, filter_names=None, kind=ObjectKind.TABLE, scope=ObjectScope.DEFAULT, **_options):
        return self._multi("get_pk_constraint", schema, filter_names, kind)

    def get_foreign_keys(self, table_name, schema=None, **_options):
        keys = []
        for one in self._constraints(table_name, schema, "f"):
            if not one["referred_visible"]:
                referred_schema = one["referred_schema"]
            elif schema is not None and schema == one["referred_schema"]:
                referred_schema = schema
            else:
                referred_schema = None
            options = {}
            for name, action in (("onupdate", one["on_update"]), ("ondelete", one["on_delete"])):
                if _ACTIONS.get(action) is not None:
                    options[name] = _ACTIONS[action]
            if one["deferred"]:
                options["initially"] = "DEFERRED"
            if one["deferrable"]:
                options["deferrable"] = True
            if one["match"] == "f":
                options["match"] = "FULL"
            if not one["validated"]:
                options["postgresql_not_valid"] = True
            keys.append({
                "name": one["name"],
                "constrained_columns": one["columns"],
                "referred_schema": referred_schema,
                "referred_table": one["referred_table"],
                "referred_columns": one["referred_columns"],
                "options": options,
                "comment": one["comment"],
            })
        return keys

    def get_multi_foreign_keys(self, schema=None, filter_names=None, kind=ObjectKind.TABLE, scope=ObjectScope.DEFAULT, **_options):
        return self._multi("get_foreign_keys", schema, filter_names, kind)

    def get_unique_constraints(self, table_name, schema=None, **_options):
        found = []
        for one in self._constraints(table_name, schema, "u"):
            options = {"postgresql_include": one["included"] or [], "postgresql_nulls_not_distinct": bool(one["nulls_not_distinct"])}
            found.append({
                "column_names": one["columns"], "name": one["name"], "comment": one["comment"], "dialect_options": options,
            })
        return found

    def get_multi_unique_constraints(self, schema=None, filter_names=None, kind=ObjectKind.TABLE, scope=ObjectScope.DEFAULT, **_options):
        return self._multi("get_unique_constraints", schema, filter_names, kind)

    def get_check_constraints(self, table_name, schema=None, **_options):
        found = []
        for one in self._constraints(table_name, schema, "c"):
            entry = {"name": one["name"], "sqltext": _check_text(one["definition"]), "comment": one["comment"]}
            options = {}
            if not one["validated"]:
                options["not_valid"] = True
            if one["no_inherit"]:
                options["no_inherit"] = True
            if options:
                entry["dialect_options"] = options
            found.append(entry)
        return found

    def get_multi_check_constraints(self, schema=None, filter_names=None, kind=ObjectKind.TABLE, scope=ObjectScope.DEFAULT, **_options):
        return self._multi("get_check_constraints", schema, filter_names, kind)

    # indexes

    def get_indexes(self, table_name, schema=None, **_options):
        return [_index(one) for one in self._known(table_name, schema, _ask("indexes", schema, table_name))]

    def get_multi_indexes(self, schema=None, filter_names=None, kind=ObjectKind.TABLE, scope=ObjectScope.DEFAULT, **_options):
        return self._multi("get_indexes", schema, filter_names, kind)

    # comments, types, options

    def get_table_comment(self, table_name, schema=None, **_options):
        for one in self._known(table_name, schema, _ask("relations", schema, table_name)):
            return {"text": one["comment"]}
        return {"text": None}

    def get_multi_table_comment(self, schema=None, filter_names=None, kind=ObjectKind.TABLE, scope=ObjectScope.DEFAULT, **_options):
        return self._multi("get_table_comment", schema, filter_names, kind)

    def get_table_options(self, table_name, schema=None, **_options):
        for one in self._known(table_name, schema, _ask("relations", schema, table_name)):
            found = {
                "postgresql_using": one["method"],
                "postgresql_inherits": tuple(one["parents"] or ()),
                "postgresql_with": dict([option.split("=", 1) for option in one["options"] or ()]),
                "postgresql_tablespace": one["tablespace"],
            }
            return {name: value for name, value in found.items() if value}

    def get_multi_table_options(self, schema=None, filter_names=None, kind=ObjectKind.TABLE, scope=ObjectScope.DEFAULT, **_options):
        return self._multi("get_table_options", schema, filter_names, kind)

    def get_enums(self, schema=None, **_options):
        return [
            {"name": one["name"], "schema": one["schema"], "visible": one["visible"], "labels": one["labels"]}
            for one in _ask("enums", schema)
        ]

    def get_domains(self, schema=None, **_options):
        found = []
        for one in _ask("domains", schema):
            checks = [{"name": c["name"], "check": _check_text(c["check"])} for c in one["constraints"]]
            collation = one.pop("collation")
            found.append(dict(one, constraints=checks, collation=collation, collation_schema=None))
        return found

    def get_sorted_table_and_fkc_names(self, schema=None, **_options):
        names = self.get_table_names(schema)
        needs = {}
        for name in names:
            needs[name] = [fk["referred_table"] for fk in self.get_foreign_keys(name, schema) if fk["referred_table"] != name]
        done, result = set(), []
        while names:
            ready = [name for name in names if not [n for n in needs[name] if n in needs and n not in done]] or names[:]
            for name in ready:
                result.append((name, set()))
                done.add(name)
            names = [name for name in names if name not in done]
        return result + [(None, [])]

    def reflect_table(self, table, include_columns=None, exclude_columns=(), resolve_fks=True, **_options):
        from ..sql.reflection import reflect_table

        reflect_table(table, self.bind, include_columns, list(exclude_columns), resolve_fks)

    reflecttable = reflect_table


def _remembered(name, method):
    def ask(self, *args, **options):
        key = (name, args, tuple(sorted(options.items())))
        found = self.info_cache.get(key)
        if found is None:
            found = self.info_cache[key] = method(self, *args, **options)
        return found

    ask.__name__ = name
    return ask


for _name, _method in list(vars(Inspector).items()):
    if _name.startswith(("get_", "has_")) and not _name.startswith(("get_multi_", "get_sorted_")):
        setattr(Inspector, _name, _remembered(_name, _method))
del _name, _method


class PGInspector(Inspector):
    """The class that inspect() names."""

    def get_table_oid(self, table_name, schema=None):
        from ..sql.elements import text

        named = '"%s"' % table_name.replace('"', '""')
        if schema is not None:
            named = '"%s".%s' % (schema.replace('"', '""'), named)
        found = self.bind.execute(text("SELECT CAST(to_regclass(:name) AS oid)"), {"name": named}).scalar()
        return found if found is not None else _no_such_table(table_name, schema)


def _no_such_table(name, schema):
    from ..exc import NoSuchTableError

    raise NoSuchTableError("%s.%s" % (schema, name) if schema else name)


def _check_text(definition):
    """The condition inside ``CHECK (…)``, outer parentheses taken off."""
    text = definition
    for tail in (" NOT VALID", " NO INHERIT"):
        if text.endswith(tail):
            text = text[: -len(tail)]
    if text.startswith("CHECK "):
        text = text[6:].strip()
    while text[:1] == "(" and text[-1:] == ")" and _matched(text):
        text = text[1:-1]
    return text


def _matched(text):
    """Whether the first parenthesis is closed by the last."""
    depth, quoted = 0, False
    for at, ch in enumerate(text):
        if ch == "'":
            quoted = not quoted
        elif quoted:
            continue
        elif ch == "(":
            depth += 1
        elif ch == ")":
            depth -= 1
            if depth == 0 and at < len(text) - 1:
                return False
    return depth == 0


def _column(one, type_, schema):
    default = one["default"]
    computed = None
    if one["generated"] not in ("", None):
        computed = {"sqltext": default, "persisted": one["generated"] in ("s", b"s")}
        default = None
    autoincrement = False
    if default is not None and default.startswith("nextval("):
        autoincrement = True
        name = default[len("nextval('") :]
        if schema is not None and name[:1] != '"' and "." not in name.split("'")[0]:
            default = "nextval('\"%s\".%s" % (schema, name)
    identity = one["identity"]
    column = {
        "name": one["name"],
        "type": type_,
        "nullable": not one["not_null"],
        "default": default,
        "autoincrement": autoincrement or identity is not None,
        "comment": one["comment"],
    }
    if computed is not None:
        column["computed"] = computed
    if identity is not None:
        column["identity"] = identity
    return column


def _index(one):
    elements = one["elements"]
    keys, rest = elements[: one["keys"]], elements[one["keys"] :]
    index = {"name": one["name"], "unique": one["unique"]}
    names = [e["column"] if e["column"] is not None else e["expression"] for e in keys]
    if [e for e in keys if e["column"] is None]:
        index["column_names"] = [e["column"] for e in keys]
        index["expressions"] = names
    else:
        index["column_names"] = names
    options = {}
    classes = {name: e["opclass"] for name, e in zip(names, keys) if e["opclass"]}
    if classes:
        options["postgresql_ops"] = classes
    sorting = {}
    for name, e in zip(names, keys):
        flags = e["option"] or 0
        words = ()
        if flags & 1:
            words += ("desc",)
            if not flags & 2:
                words += ("nulls_last",)
        elif flags & 2:
            words += ("nulls_first",)
        if words:
            sorting[name] = words
    if sorting:
        index["column_sorting"] = sorting
    if one["constraint"]:
        index["duplicates_constraint"] = one["name"]
    if one["options"]:
        options["postgresql_with"] = dict([option.split("=", 1) for option in one["options"]])
    if one["method"] != "btree":
        options["postgresql_using"] = one["method"]
    if one["where"]:
        options["postgresql_where"] = one["where"]
    options["postgresql_include"] = [e["column"] for e in rest]
    if one["nulls_not_distinct"]:
        options["postgresql_nulls_not_distinct"] = True
    index["dialect_options"] = options
    return index
