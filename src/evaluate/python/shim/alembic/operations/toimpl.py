"""What each operation comes to: calls of the impl, which either carries them out or (batch) keeps them."""

from alembic.operations import ops
from alembic.operations.base import Operations
from sqlalchemy.sql.schema import ForeignKeyConstraint, PrimaryKeyConstraint


def _if(word, value):
    return {} if value is None else {word: value}


@Operations.implementation_for(ops.AlterColumnOp)
def alter_column(operations, operation):
    existing_type = operation.existing_type
    type_ = operation.modify_type
    if existing_type and type_:
        table = operations.schema_obj.table(
            operation.table_name,
            operations.schema_obj.column(operation.column_name, existing_type),
            schema=operation.schema,
        )
        for constraint in table.constraints:
            if not isinstance(constraint, PrimaryKeyConstraint):
                operations.impl.drop_constraint(constraint)
    operations.impl.alter_column(
        operation.table_name,
        operation.column_name,
        nullable=operation.modify_nullable,
        server_default=operation.modify_server_default,
        name=operation.modify_name,
        type_=type_,
        schema=operation.schema,
        existing_type=existing_type,
        existing_server_default=operation.existing_server_default,
        existing_nullable=operation.existing_nullable,
        comment=operation.modify_comment,
        existing_comment=operation.existing_comment,
        **operation.kw,
    )
    if type_:
        table = operations.schema_obj.table(
            operation.table_name,
            operations.schema_obj.column(operation.column_name, type_),
            schema=operation.schema,
        )
        for constraint in table.constraints:
            if not isinstance(constraint, PrimaryKeyConstraint):
                operations.impl.add_constraint(constraint)


@Operations.implementation_for(ops.CreateTableOp)
def create_table(operations, operation):
    table = operation.to_table(operations.migration_context)
    operations.impl.create_table(table, **_if("if_not_exists", operation.if_not_exists))
    return table


@Operations.implementation_for(ops.DropTableOp)
def drop_table(operations, operation):
    operations.impl.drop_table(
        operation.to_table(operations.migration_context), **_if("if_exists", operation.if_exists)
    )


@Operations.implementation_for(ops.RenameTableOp)
def rename_table(operations, operation):
    operations.impl.rename_table(operation.table_name, operation.new_table_name, schema=operation.schema)


@Operations.implementation_for(ops.CreateTableCommentOp)
def create_table_comment(operations, operation):
    operations.impl.create_table_comment(operation.to_table(operations.migration_context))


@Operations.implementation_for(ops.DropTableCommentOp)
def drop_table_comment(operations, operation):
    operations.impl.drop_table_comment(operation.to_table(operations.migration_context))


@Operations.implementation_for(ops.AddColumnOp)
def add_column(operations, operation):
    column = operation.column
    if column.table is not None:
        column = column._copy()
    table = operations.schema_obj.table(operation.table_name, column, schema=operation.schema)
    impl = operations.impl
    impl.add_column(
        operation.table_name,
        column,
        schema=operation.schema,
        if_not_exists=operation.if_not_exists,
        inline_references=operation.inline_references,
        inline_primary_key=operation.inline_primary_key,
        **operation.kw,
    )
    for constraint in table.constraints:
        if isinstance(constraint, PrimaryKeyConstraint):
            continue
        if (
            operation.inline_references
            and isinstance(constraint, ForeignKeyConstraint)
            and len(column.foreign_keys) == 1
            and len(constraint.columns) == 1
        ):
            continue
        impl.add_constraint(constraint)
    for index in table.indexes:
        impl.create_index(index)
    if column.comment is not None:
        impl.create_column_comment(column)


@Operations.implementation_for(ops.DropColumnOp)
def drop_column(operations, operation):
    operations.impl.drop_column(
        operation.table_name,
        operation.to_column(operations.migration_context),
        schema=operation.schema,
        if_exists=operation.if_exists,
        **operation.kw,
    )


@Operations.implementation_for(ops.CreateIndexOp)
def create_index(operations, operation):
    operations.impl.create_index(
        operation.to_index(operations.migration_context), **_if("if_not_exists", operation.if_not_exists)
    )


@Operations.implementation_for(ops.DropIndexOp)
def drop_index(operations, operation):
    operations.impl.drop_index(
        operation.to_index(operations.migration_context), **_if("if_exists", operation.if_exists)
    )


@Operations.implementation_for(ops.AddConstraintOp)
def create_constraint(operations, operation):
    operations.impl.add_constraint(operation.to_constraint(operations.migration_context))


@Operations.implementation_for(ops.DropConstraintOp)
def drop_constraint(operations, operation):
    operations.impl.drop_constraint(
        operations.schema_obj.generic_constraint(
            operation.constraint_name, operation.table_name, operation.constraint_type, schema=operation.schema
        ),
        **_if("if_exists", operation.if_exists),
    )


@Operations.implementation_for(ops.BulkInsertOp)
def bulk_insert(operations, operation):
    operations.impl.bulk_insert(operation.table, operation.rows, multiinsert=operation.multiinsert)


@Operations.implementation_for(ops.ExecuteSQLOp)
def execute_sql(operations, operation):
    operations.migration_context.impl.execute(operation.sqltext, execution_options=operation.execution_options)
