"""Tables of a database as reflection gives them, built of what was read of it."""


def reflected(tables):
    """Tables as reflection gives them, by schema and name."""
    import sqlalchemy as sa
    from sqlalchemy.dialects import postgresql

    names = {"sa": sa, "postgresql": postgresql}
    metadata = sa.MetaData()
    found = {}
    for one in tables:
        given = _arguments(one)
        table = sa.Table(one["name"], metadata, schema=one["schema"], comment=one["comment"], **given)
        for column in one["columns"]:
            type_ = registered(column, one)
            if type_ is None:
                type_ = sa.types.NullType() if column["type"] is None else eval(column["type"], names)
            table.append_column(
                sa.Column(
                    column["name"],
                    type_,
                    nullable=column["nullable"],
                    primary_key=column["primary_key"],
                    comment=column["comment"],
                    server_default=_default(column["default"]),
                    autoincrement="auto" if column["autoincrement"] is None else eval(column["autoincrement"], {}),
                    **_arguments(column),
                )
            )
        table.primary_key.name = one["primary_key"]
        known = {str(column.name): column for column in table.columns}
        for index in one["indexes"]:
            parts = [known[part] if part in known else sa.text(part) for part in index["columns"]]
            sa.Index(index["name"], *parts, unique=index["unique"], _table=table, **_arguments(index))
        for unique in one["uniques"]:
            table.append_constraint(sa.UniqueConstraint(*[known[name] for name in unique["columns"]], **_shared(unique)))
        for key in one["foreign_keys"]:
            rules = {word: key[word] for word in ("ondelete", "onupdate", "match")}
            table.append_constraint(sa.ForeignKeyConstraint(key["columns"], key["targets"], **rules, **_shared(key)))
        for check in one["checks"]:
            table.append_constraint(sa.CheckConstraint(sa.text(check["text"]), **_shared(check)))
        found[one["schema"], one["name"]] = table
    return found


def registered(column, table):
    """The type of a column that a library or the project knows; None where it is known, or unknown, to all."""
    from sqlalchemy.engine.reflect_types import registered_type

    type_ = None if column["raw"] is None else registered_type(column["raw"])
    adjust = getattr(type_, "_as_reflected", None)
    if adjust is not None:
        adjust([index["using"] for index in table["indexes"] if column["name"] in index["columns"]])
    return type_


def types(tables, user_prefix):
    """Schema, table and column of each column whose type is registered, and how Python writes it."""
    from sqlalchemy.sql._schema.described import described_type

    written = []
    for table in reflected(tables).values():
        for column, fact in zip(table.columns, [one for one in tables if _is(one, table)][0]["columns"]):
            if fact["raw"] is not None and registered(fact, {"indexes": []}) is not None:
                written.append([table.schema, str(table.name), str(column.name), described_type(column.type, user_prefix)])
    return written


def _is(fact, table):
    return fact["name"] == table.name and fact["schema"] == table.schema


def _shared(constraint):
    """What constraints of every kind have."""
    return dict({word: constraint[word] for word in ("name", "deferrable", "initially")}, **_arguments(constraint))


def _arguments(item):
    """The keyword arguments that belong to a dialect."""
    return {name: _argument(value) for name, value in item["arguments"].items()}


def _argument(value):
    import sqlalchemy as sa

    if "python" in value:
        return eval(value["python"], {})
    if "sql" in value:
        return sa.text(value["sql"])
    items = [_argument(one) for one in value["items"]]
    return tuple(items) if value["tuple"] else items


def _default(given):
    import sqlalchemy as sa

    if given is None:
        return None
    if "text" in given:
        return sa.text(given["text"])
    if "computed" in given:
        return sa.Computed(given["computed"], persisted=given["persisted"])
    return sa.Identity(**{option: value for option, value in given["identity"].items() if value is not None})
