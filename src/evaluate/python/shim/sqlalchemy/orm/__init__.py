"""The ORM as revision files use it: models, sessions, queries, simple relationships. Names are loaded when asked for."""

_HOMES = {
    "declarative": (
        "DeclarativeBase DeclarativeBaseNoMeta DeclarativeMeta MappedAsDataclass as_declarative declarative_base declarative_mixin "
        "declared_attr has_inherited_table registry synonym_for DeferredReflection ConcreteBase AbstractConcreteBase "
        "comparable_using Mapped mapped_column MappedColumn WriteOnlyMapped DynamicMapped"
    ),
    "attributes": "InstrumentedAttribute InstanceState QueryableAttribute object_session validates synonym column_property deferred composite query_expression",
    "collections": (
        "attribute_keyed_dict column_keyed_dict keyfunc_mapping mapped_collection attribute_mapped_collection column_mapped_collection "
        "MappedCollection KeyFuncDict"
    ),
    "mapper": "Mapper class_mapper configure_mappers mapper object_mapper clear_mappers reconstructor",
    "relationships": "relationship backref relation dynamic_loader RelationshipProperty foreign remote with_parent",
    "session": "Session sessionmaker scoped_session close_all_sessions make_transient make_transient_to_detached",
    "query": "Query",
    "aliases": "aliased AliasedClass with_loader_criteria with_polymorphic Bundle join outerjoin",
    "options": (
        "Load contains_eager defaultload defer immediateload joinedload lazyload load_only noload raiseload selectinload "
        "subqueryload undefer undefer_group selectin_polymorphic with_expression"
    ),
}
_HOMES["interfaces"] = (
    "MANYTOMANY MANYTOONE ONETOMANY RelationshipDirection NotExtension MapperProperty ORMOption UserDefinedOption AttributeEventToken "
    "InspectionAttr PropComparator SessionExtension MapperOption"
)
_HOMES["relationships"] += " Relationship"
_HOMES["attributes"] += " MappedSQLExpression ColumnProperty Composite Synonym CompositeProperty SynonymProperty"
_HOMES["declarative"] += " MappedAnnotationError mapped_as_dataclass unmapped_dataclass"
_HOME = {}
for _module, _names in _HOMES.items():
    for _name in _names.split():
        _HOME[_name] = _module
del _module, _names, _name


def __getattr__(name):
    import importlib

    module = _HOME.get(name)
    if module is not None:
        found = getattr(importlib.import_module("sqlalchemy.orm." + module), name)
        globals()[name] = found
        return found
    if name in _HOMES or name in ("exc", "collections", "decl_api", "properties", "inspection", "state", "util", "decl_base", "base", "instrumentation", "strategy_options"):
        return importlib.import_module("sqlalchemy.orm." + name)
    if name == "exc":
        return importlib.import_module("sqlalchemy.orm.exc")
    raise AttributeError("module 'sqlalchemy.orm' has no attribute %r" % (name,))


__all__ = sorted(_HOME)
