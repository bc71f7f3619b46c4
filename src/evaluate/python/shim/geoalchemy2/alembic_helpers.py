"""Directives that geoalchemy2's autogenerate writes. On PostgreSQL they do what the plain ones do, without the index that
a spatial column would bring along: that has a directive of its own.
"""

from alembic.autogenerate import rewriter
from alembic.operations import BatchOperations, Operations, ops

# What env.py files take from here for autogenerate.
writer = rewriter.Rewriter()

_OF_THE_EXTENSION = (
    "geometry_columns", "spatial_ref_sys", "spatialite_history", "sqlite_sequence", "views_geometry_columns",
    "virts_geometry_columns", "idx_", "gpkg_", "vgpkg_",
)


def include_object(obj, name, obj_type, reflected, compare_to):
    return not (obj_type == "table" and name.startswith(_OF_THE_EXTENSION))


def render_item(obj_type, obj, autogen_context):
    return False


@Operations.register_operation("add_geospatial_column")
@BatchOperations.register_operation("add_geospatial_column", "batch_add_geospatial_column")
class AddGeospatialColumnOp(ops.AddColumnOp):
    @classmethod
    def add_geospatial_column(cls, operations, table_name, column, schema=None):
        return operations.invoke(cls(table_name, column, schema=schema))

    @classmethod
    def batch_add_geospatial_column(cls, operations, column, insert_before=None, insert_after=None):
        options = {"insert_before": insert_before, "insert_after": insert_after}
        options = {key: value for key, value in options.items() if value}
        impl = operations.impl
        return operations.invoke(cls(impl.table_name, column, schema=impl.schema, **options))


@Operations.register_operation("drop_geospatial_column")
@BatchOperations.register_operation("drop_geospatial_column", "batch_drop_geospatial_column")
class DropGeospatialColumnOp(ops.DropColumnOp):
    @classmethod
    def drop_geospatial_column(cls, operations, table_name, column_name, schema=None, **kw):
        return operations.invoke(cls(table_name, column_name, schema=schema, **kw))

    @classmethod
    def batch_drop_geospatial_column(cls, operations, column_name, **kw):
        return operations.invoke(cls(operations.impl.table_name, column_name, schema=operations.impl.schema, **kw))


@Operations.register_operation("create_geospatial_constraints")
class CreateGeospatialConstraintsOp(ops.AddColumnOp):
    @classmethod
    def create_geospatial_constraints(cls, operations, table_name, column, schema=None):
        return operations.invoke(cls(table_name, column, schema=schema))


@Operations.register_operation("drop_geospatial_constraints")
class DropGeospatialConstraintsOp(ops.DropColumnOp):
    @classmethod
    def drop_geospatial_constraints(cls, operations, table_name, column_name, schema=None):
        return operations.invoke(cls(table_name, column_name, schema=schema))


@Operations.register_operation("create_geospatial_table")
class CreateGeospatialTableOp(ops.CreateTableOp):
    @classmethod
    def create_geospatial_table(cls, operations, table_name, *columns, **kw):
        return operations.invoke(cls(table_name, columns, **kw))


@Operations.register_operation("drop_geospatial_table")
class DropGeospatialTableOp(ops.DropTableOp):
    @classmethod
    def drop_geospatial_table(cls, operations, table_name, schema=None, **kw):
        return operations.invoke(cls(table_name, schema=schema, table_kw=kw))


@Operations.register_operation("create_geospatial_index")
@BatchOperations.register_operation("create_geospatial_index", "batch_create_geospatial_index")
class CreateGeospatialIndexOp(ops.CreateIndexOp):
    @classmethod
    def create_geospatial_index(cls, operations, index_name, table_name, columns, schema=None, unique=False, **kw):
        return operations.invoke(cls(index_name, table_name, columns, schema=schema, unique=unique, **kw))

    @classmethod
    def batch_create_geospatial_index(cls, operations, index_name, columns, **kw):
        impl = operations.impl
        return operations.invoke(cls(index_name, impl.table_name, columns, schema=impl.schema, **kw))


@Operations.register_operation("drop_geospatial_index")
@BatchOperations.register_operation("drop_geospatial_index", "batch_drop_geospatial_index")
class DropGeospatialIndexOp(ops.DropIndexOp):
    def __init__(self, *args, column_name, **kwargs):
        ops.DropIndexOp.__init__(self, *args, **kwargs)
        self.column_name = column_name

    @classmethod
    def drop_geospatial_index(
        cls, operations, index_name, table_name, column_name, schema=None, unique=False, **kw
    ):
        return operations.invoke(
            cls(index_name, table_name=table_name, column_name=column_name, schema=schema, unique=unique, **kw)
        )

    @classmethod
    def batch_drop_geospatial_index(cls, operations, index_name, **kw):
        impl = operations.impl
        return operations.invoke(cls(index_name, table_name=impl.table_name, schema=impl.schema, **kw))


@Operations.implementation_for(AddGeospatialColumnOp)
def add_geospatial_column(operations, operation):
    operations.impl.add_column(operation.table_name, operation.column, schema=operation.schema)


@Operations.implementation_for(DropGeospatialColumnOp)
def drop_geospatial_column(operations, operation):
    column = operation.to_column(operations.migration_context)
    operations.impl.drop_column(operation.table_name, column, schema=operation.schema, **operation.kw)


@Operations.implementation_for(CreateGeospatialConstraintsOp)
@Operations.implementation_for(DropGeospatialConstraintsOp)
def geospatial_constraints(operations, operation):
    """Only SQL Server has such constraints."""


@Operations.implementation_for(CreateGeospatialTableOp)
def create_geospatial_table(operations, operation):
    operations.create_table(operation.table_name, *operation.columns, schema=operation.schema, **operation.kw)


@Operations.implementation_for(DropGeospatialTableOp)
def drop_geospatial_table(operations, operation):
    operations.drop_table(operation.table_name, schema=operation.schema, **operation.table_kw)


@Operations.implementation_for(CreateGeospatialIndexOp)
def create_geospatial_index(operations, operation):
    operations.impl.create_index(operation.to_index(operations.migration_context))


@Operations.implementation_for(DropGeospatialIndexOp)
def drop_geospatial_index(operations, operation):
    operations.impl.drop_index(operation.to_index(operations.migration_context))
