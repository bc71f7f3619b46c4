"""What spatial columns do when they join a table: bring their index, and say with the table whether they may be null."""

from geoalchemy2.exc import ArgumentError
from geoalchemy2.types import Geography, Geometry, Raster
from sqlalchemy import event
from sqlalchemy.schema import Column, Index, Table
from sqlalchemy.types import TypeDecorator


def _is_spatial(type_, spatial_types):
    if isinstance(type_, TypeDecorator):
        type_ = type_.load_dialect_impl(None)
    return isinstance(type_, spatial_types)


def setup_ddl_event_listeners():
    event.listen(Column, "after_parent_attach", _after_parent_attach)
    event.listen(Table, "before_create", _before_create)


def _after_parent_attach(column, table):
    if not isinstance(table, Table):
        return
    type_ = column.type
    if not getattr(type_, "nullable", True):
        column.nullable = type_.nullable
    elif hasattr(type_, "nullable"):
        type_.nullable = column.nullable
    if not getattr(type_, "spatial_index", False):
        if getattr(type_, "use_N_D_index", False):
            raise ArgumentError("Arg Error(use_N_D_index): spatial_index must be True")
        return
    if getattr(type_, "_spatial_index_reflected", None):
        return
    indexed, options = column, {}
    if _is_spatial(type_, (Geometry, Geography)):
        if type_.use_N_D_index:
            options["postgresql_ops"] = {column.name: "gist_geometry_ops_nd"}
    elif _is_spatial(type_, Raster):
        from sqlalchemy import func

        indexed = func.ST_ConvexHull(column)
    table.append_constraint(
        Index(f"idx_{table.name}_{column.name}", indexed, postgresql_using="gist", _column_flag=True, **options)
    )


def _before_create(table, bind, **options):
    for column in table.columns:
        if _is_spatial(column.type, Geometry) and column.type.use_typmod is False:
            raise NotImplementedError(
                f"use_typmod=False of column {table.name}.{column.name}: tables whose columns AddGeometryColumn() makes "
                "are not supported; leave use_typmod out"
            )
