"""Directives that geoalchemy2's autogenerate writes. On PostgreSQL they do what the plain ones do, without the index that
a spatial column would bring along: that has a directive of its own. And what env.py files take from here to have them written.
"""

from alembic.autogenerate import renderers, rewriter
from alembic.autogenerate.render import _directive
from alembic.operations import BatchOperations, Operations, ops
from geoalchemy2.admin import _is_spatial
from geoalchemy2.types import Geography, Geometry, Raster
from sqlalchemy import Column

writer = rewriter.Rewriter()

_SPATIAL = (Geometry, Geography, Raster)

_OF_THE_EXTENSION = (
    "geometry_columns", "spatial_ref_sys", "spatialite_history", "sqlite_sequence", "views_geometry_columns",
    "virts_geometry_columns", "idx_", "gpkg_", "vgpkg_",
)


def include_object(obj, name, obj_type, reflected, compare_to):
    return not (obj_type == "table" and name.startswith(_OF_THE_EXTENSION))


def render_item(obj_type, obj, autogen_context):
    if obj_type == "type" and isinstance(obj, _SPATIAL):
        autogen_context.imports.add(f"from geoalchemy2 import {obj.__class__.__name__}")
        return f"{obj!r}"
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

    def to_table(self, migration_context=None):
        table = ops.CreateTableOp.to_table(self, migration_context)
        for column in table.columns:
            # Its index has a directive of its own.
            if getattr(column.type, "spatial_index", False):
                column.type.spatial_index = False
        return table


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


# ---------------------------------------------------------------------------------------------------------- autogenerate


def _renders(cls, plain, own):
    @renderers.dispatch_for(cls)
    def render(autogen_context, op):
        return _directive(autogen_context, op).replace(".%s(" % plain, ".%s(" % own)


_renders(AddGeospatialColumnOp, "add_column", "add_geospatial_column")
_renders(DropGeospatialColumnOp, "drop_column", "drop_geospatial_column")
_renders(CreateGeospatialConstraintsOp, "add_column", "create_geospatial_constraints")
_renders(DropGeospatialConstraintsOp, "drop_column", "drop_geospatial_constraints")
_renders(CreateGeospatialTableOp, "create_table", "create_geospatial_table")
_renders(DropGeospatialTableOp, "drop_table", "drop_geospatial_table")
_renders(CreateGeospatialIndexOp, "create_index", "create_geospatial_index")


@renderers.dispatch_for(DropGeospatialIndexOp)
def render_drop_geo_index(autogen_context, op):
    text = _directive(autogen_context, op).replace(".drop_index(", ".drop_geospatial_index(")
    return text[:-1] + f", column_name='{op.column_name}')"


@writer.rewrites(ops.AddColumnOp)
def add_geo_column(context, revision, op):
    if not _is_spatial(op.column.type, _SPATIAL):
        return op
    op.column.type.spatial_index = False
    op.column.type._spatial_index_reflected = None
    return AddGeospatialColumnOp(op.table_name, op.column, schema=op.schema)


@writer.rewrites(ops.DropColumnOp)
def drop_geo_column(context, revision, op):
    if not _is_spatial(op.to_column().type, _SPATIAL):
        return op
    return DropGeospatialColumnOp(op.table_name, op.column_name, schema=op.schema)


@writer.rewrites(ops.CreateTableOp)
def create_geo_table(context, revision, op):
    if not [one for one in op.columns if isinstance(one, Column) and _is_spatial(one.type, _SPATIAL)]:
        return op
    return CreateGeospatialTableOp(
        op.table_name,
        op.columns,
        schema=op.schema,
        _namespace_metadata=op._namespace_metadata,
        _constraints_included=op._constraints_included,
        **op.kw,
    )


@writer.rewrites(ops.DropTableOp)
def drop_geo_table(context, revision, op):
    if not [column for column in op.to_table().columns if _is_spatial(column.type, _SPATIAL)]:
        return op
    return DropGeospatialTableOp(op.table_name, schema=op.schema)


def _spatial_column(columns):
    """The one column of an index, where it is spatial."""
    columns = list(columns)
    if len(columns) == 1 and isinstance(columns[0], Column) and _is_spatial(columns[0].type, _SPATIAL):
        return columns[0]
    return None


@writer.rewrites(ops.CreateIndexOp)
def create_geo_index(context, revision, op):
    column = _spatial_column(op.columns)
    if column is None:
        return op
    op.kw["postgresql_using"] = op.kw.get("postgresql_using", "gist")
    operators = {column.name: "gist_geometry_ops_nd"} if column.type.use_N_D_index else {}
    op.kw["postgresql_ops"] = op.kw.get("postgresql_ops", operators)
    return CreateGeospatialIndexOp(
        op.index_name, op.table_name, op.columns, schema=op.schema, unique=op.unique, **op.kw
    )


@writer.rewrites(ops.DropIndexOp)
def drop_geo_index(context, revision, op):
    column = _spatial_column(op.to_index().columns)
    if column is None:
        return op
    return DropGeospatialIndexOp(
        op.index_name, table_name=op.table_name, column_name=column.name, schema=op.schema, **op.kw
    )
