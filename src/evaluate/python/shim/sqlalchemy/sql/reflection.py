"""Tables from the database: ``Table(…, autoload_with=connection)`` and ``MetaData.reflect()``."""


def reflect_table(table, bind, include_columns=None, exclude_columns=(), resolve_fks=True, done=None):
    """Fills a table with what the database has for it; `done` are the tables that this round of reflection has filled."""
    if done is not None:
        if [one for one in done if one is table]:
            return
        done.append(table)
    from sqlalchemy.engine.reflection import Inspector

    from .schema import (
        BLANK_SCHEMA, CheckConstraint, Column, Computed, ForeignKeyConstraint, Identity, Index, PrimaryKeyConstraint, Table, UniqueConstraint,
    )
    from .elements import text

    inspector = Inspector(bind)
    name, schema = str(table.name), None if table.schema is None else str(table.schema)
    known = set()
    for one in inspector.get_columns(name, schema):
        if include_columns is not None and one["name"] not in include_columns or one["name"] in exclude_columns:
            continue
        extra = []
        default = one.get("default")
        if "computed" in one:
            extra.append(Computed(one["computed"]["sqltext"], persisted=one["computed"]["persisted"]))
        elif "identity" in one:
            extra.append(Identity(**one["identity"]))
        column = Column(
            one["name"], one["type"], *extra, nullable=one["nullable"], comment=one.get("comment"),
            server_default=text(_escaped(default)) if default is not None else None,
        )
        if column.key in table.primary_key.columns:
            column.primary_key = True
        table.append_column(column, replace_existing=True)
        known.add(one["name"])
    primary = inspector.get_pk_constraint(name, schema)
    columns = [table.c[c] for c in primary["constrained_columns"] if c in known]
    if columns:
        for column in columns:
            column.primary_key = True
        if hasattr(table.primary_key, "_reload"):
            table.primary_key.name = primary["name"]
            table.primary_key._reload(columns)
        else:
            table.append_constraint(PrimaryKeyConstraint(*columns, name=primary["name"]))
    for one in inspector.get_foreign_keys(name, schema):
        if [c for c in one["constrained_columns"] if c not in known]:
            continue
        target = one["referred_table"]
        if one["referred_schema"]:
            target = one["referred_schema"] + "." + target
        if resolve_fks:
            Table(
                one["referred_table"], table.metadata, schema=one["referred_schema"] or BLANK_SCHEMA, autoload_with=bind,
                _extend_on=done,
            )
        options = {key: value for key, value in one["options"].items() if key in ("onupdate", "ondelete", "deferrable", "initially", "match")}
        table.append_constraint(
            ForeignKeyConstraint(
                one["constrained_columns"], [target + "." + c for c in one["referred_columns"]], name=one["name"], link_to_name=True, **options
            )
        )
    for one in inspector.get_indexes(name, schema):
        if one.get("duplicates_constraint"):
            continue
        if [c for c in one["column_names"] if c is not None and c not in known]:
            continue
        elements = [
            table.c[c] if c is not None else text(one["expressions"][at]) for at, c in enumerate(one["column_names"])
        ]
        options = dict([(k, v) for k, v in one["dialect_options"].items() if v not in (None, [], {})])
        if "postgresql_where" in options:
            options["postgresql_where"] = text(_escaped(options["postgresql_where"]))
        Index(one["name"], *elements, unique=one["unique"], _table=table, **options)
    for one in inspector.get_unique_constraints(name, schema):
        if not [c for c in one["column_names"] if c not in known]:
            table.append_constraint(UniqueConstraint(*[table.c[c] for c in one["column_names"]], name=one["name"]))
    for one in inspector.get_check_constraints(name, schema):
        table.append_constraint(CheckConstraint(text(_escaped(one["sqltext"])), name=one["name"]))
    comment = inspector.get_table_comment(name, schema)["text"]
    if comment is not None:
        table.comment = comment


def _escaped(sql):
    """SQL from the server as a text without binds."""
    from .elements import _bind_names

    for name in _bind_names(sql):
        sql = sql.replace(":" + name, "\\:" + name)
    return sql


def reflect_metadata(metadata, bind, schema=None, views=False, only=None, extend_existing=False, autoload_replace=True, resolve_fks=True):
    """Every table of a schema as an object."""
    from sqlalchemy import exc
    from sqlalchemy.engine.reflection import Inspector

    from .schema import Table

    inspector = Inspector(bind)
    if schema is None:
        schema = metadata.schema
    names = inspector.get_table_names(schema)
    if views:
        names = names + inspector.get_view_names(schema)
    if only is None:
        wanted = names
    elif callable(only):
        wanted = [name for name in names if only(name, metadata)]
    else:
        missing = [name for name in only if name not in names]
        if missing:
            raise exc.InvalidRequestError(
                "Could not reflect: requested table(s) not available in %r: (%s)" % (getattr(bind, "engine", bind), ", ".join(missing))
            )
        wanted = list(only)
    before, done = set(metadata.tables), []
    for name in wanted:
        key = name if schema is None else "%s.%s" % (schema, name)
        if extend_existing or key not in before:
            Table(
                name, metadata, schema=schema, autoload_with=bind, autoload_replace=autoload_replace, resolve_fks=resolve_fks,
                extend_existing=extend_existing, _extend_on=done,
            )
