"""Operations of ``alembic.operations.ops`` as plain values, in the form that mig decodes, each part as Python writes it."""

from alembic.ddl.impl import _default_value, _table_name
from alembic.operations import ops
from alembic.operations.schemaobj import SchemaObjects
from sqlalchemy.sql._schema.base import _given_name
from sqlalchemy.sql._schema.described import (
    described_column,
    described_constraint,
    described_index,
    described_table,
    described_type,
)
from sqlalchemy.sql.elements import text
from sqlalchemy.sql.schema import CheckConstraint, ForeignKeyConstraint, PrimaryKeyConstraint, UniqueConstraint
from sqlalchemy.types import _name, to_instance

from _mig_context import NotAsked

_KINDS = (
    (PrimaryKeyConstraint, "primary_key"),
    (UniqueConstraint, "unique"),
    (ForeignKeyConstraint, "foreign_key"),
    (CheckConstraint, "check"),
)


def kind_of(constraint):
    for cls, kind in _KINDS:
        if isinstance(constraint, cls):
            return kind
    return "exclude"


def described(operation, user_prefix):
    """Raises NotAsked for what is no operation that mig knows, or can't be written into a revision."""
    for cls, describe in _DESCRIBED:
        if isinstance(operation, cls):
            return describe(operation, user_prefix)
    raise NotAsked("it adds an operation that mig can't write, %s" % type(operation).__name__)


def table_parts(before, now):
    """The columns of a table in their new order, those that are as they were by their names; None where more of the table has
    become another.
    """
    before, flag, now = before["table"], now["if_not_exists"], now["table"]
    words = (set(before) | set(now)) - {"columns", "constraints"}
    if [word for word in words if before.get(word) != now.get(word)] or not _same(before["constraints"], now["constraints"]):
        return None
    known = before["columns"]
    columns = [{"kept": one["name"]} if one in known and isinstance(one["name"], str) else {"new": one} for one in now["columns"]]
    return {"if_not_exists": flag, "columns": columns}


def _same(some, others):
    return len(some) == len(others) and all([one in others for one in some])


def _create_table(operation, user_prefix):
    value = described_table(operation.to_table(), user_prefix)
    value.pop("naming", None)
    value["indexes"] = []
    namespace = operation._namespace_metadata
    if namespace is not None and namespace.schema is not None:
        value["metadata_schema"] = str(namespace.schema)
    return {"op": "create_table", "table": value, "if_not_exists": bool(operation.if_not_exists)}


def _drop_table(operation, user_prefix):
    return {
        "op": "drop_table",
        "table": _table_name(operation.table_name, operation.schema),
        "if_exists": bool(operation.if_exists),
    }


def _rename_table(operation, user_prefix):
    return {
        "op": "rename_table",
        "table": _table_name(operation.table_name, operation.schema),
        "new_name": _name(operation.new_table_name),
    }


def _comment_table(operation, user_prefix):
    return {
        "op": "comment_table",
        "table": _table_name(operation.table_name, operation.schema),
        "comment": getattr(operation, "comment", None),
        "existing": operation.existing_comment,
    }


def _add_column(operation, user_prefix):
    column = operation.column
    table = column.table
    if table is None:
        table = SchemaObjects().table(operation.table_name, column._copy(), schema=operation.schema)
        column = list(table.columns)[0]
    table._resolve_foreign_keys()
    value = column._ddl_value(table._autoincrement_column is column)
    return {
        "op": "add_column",
        "table": _table_name(operation.table_name, operation.schema),
        "column": described_column(value, column, table, user_prefix),
        "if_not_exists": bool(operation.if_not_exists),
    }


def _drop_column(operation, user_prefix):
    return {
        "op": "drop_column",
        "table": _table_name(operation.table_name, operation.schema),
        "column": _name(operation.column_name),
        "if_exists": bool(operation.if_exists),
    }


def _alter_column(operation, user_prefix):
    value = {
        "op": "alter_column",
        "table": _table_name(operation.table_name, operation.schema),
        "column": _name(operation.column_name),
    }
    existing = value["existing"] = {}
    if operation.existing_type is not None:
        type_ = to_instance(operation.existing_type)
        existing["sql_type"], existing["python"] = type_._value(), described_type(type_, user_prefix)
    if operation.existing_nullable is not None:
        existing["nullable"] = bool(operation.existing_nullable)
    if operation.existing_comment is not None:
        existing["comment"] = operation.existing_comment
    if operation.existing_server_default:
        existing["server_default"] = _default(operation.existing_server_default)
    if operation.kw.get("autoincrement") is not None:
        existing["autoincrement"] = bool(operation.kw["autoincrement"])
    if operation.modify_type is not None:
        type_ = to_instance(operation.modify_type)
        value["type"], value["python"] = type_._value(), described_type(type_, user_prefix)
        if operation.kw.get("postgresql_using"):
            value["using"] = str(operation.kw["postgresql_using"])
    if operation.modify_nullable is not None:
        value["nullable"] = bool(operation.modify_nullable)
    if operation.modify_server_default is not False:
        value["server_default"] = _default(operation.modify_server_default)
    if operation.modify_comment is not False:
        value["comment"] = operation.modify_comment
    if operation.modify_name is not None:
        value["new_name"] = _name(operation.modify_name)
    return value


def _default(given):
    value = _default_value(given)
    return {"d": "fetched"} if value is None and given is not None else value


def _add_constraint(operation, user_prefix):
    if isinstance(operation, ops.CreatePrimaryKeyOp):
        # Alembic does not write this one.
        raise NotAsked("it adds an operation that can't be written, CreatePrimaryKeyOp")
    constraint = operation.to_constraint()
    return {
        "op": "add_constraint",
        "table": constraint.table._name_value(),
        "constraint": described_constraint(constraint),
    }


# An empty constraint of each kind: only its kind is written.
_EMPTY = {
    "unique": {"kind": "unique", "columns": []},
    "foreignkey": {"kind": "foreign_key", "columns": [], "referred": {"name": ""}, "referred_columns": []},
    "primary": {"kind": "primary_key", "columns": []},
    "check": {"kind": "check", "condition": {"k": "text", "text": ""}},
}


def _drop_constraint(operation, user_prefix):
    value = {
        "op": "drop_constraint",
        "table": _table_name(operation.table_name, operation.schema),
        "name": _given_name(operation.constraint_name),
        "if_exists": bool(operation.if_exists),
    }
    if operation.constraint_type:
        value["constraint"] = _EMPTY[operation.constraint_type]
    return value


def _create_index(operation, user_prefix):
    return {
        "op": "create_index",
        "index": described_index(operation.to_index()),
        "if_not_exists": bool(operation.if_not_exists),
    }


def _drop_index(operation, user_prefix):
    index = described_index(operation.to_index())
    # as they were given: to_index() has columns of its own
    return {"op": "drop_index", "index": dict(index, elements=[]), "if_exists": bool(operation.if_exists)}


def _execute(operation, user_prefix):
    if not isinstance(operation.sqltext, str):
        # Nor does Alembic.
        raise NotAsked("it adds an ExecuteSQLOp whose SQL is no plain string, which can't be written")
    return {"op": "execute", "statement": text(operation.sqltext)._value()}


_DESCRIBED = (
    (ops.CreateTableOp, _create_table),
    (ops.DropTableOp, _drop_table),
    (ops.RenameTableOp, _rename_table),
    (ops.CreateTableCommentOp, _comment_table),
    (ops.DropTableCommentOp, _comment_table),
    (ops.AddColumnOp, _add_column),
    (ops.DropColumnOp, _drop_column),
    (ops.AlterColumnOp, _alter_column),
    (ops.AddConstraintOp, _add_constraint),
    (ops.DropConstraintOp, _drop_constraint),
    (ops.CreateIndexOp, _create_index),
    (ops.DropIndexOp, _drop_index),
    (ops.ExecuteSQLOp, _execute),
)
