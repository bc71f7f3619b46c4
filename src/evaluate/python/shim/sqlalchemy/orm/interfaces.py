"""Names that models take from here; directions of relationships."""

from .attributes import QueryableAttribute, ColumnProperty  # noqa: F401
from .relationships import RelationshipProperty  # noqa: F401
from ..sql.operators import ColumnOperators

ONETOMANY, MANYTOONE, MANYTOMANY = "ONETOMANY", "MANYTOONE", "MANYTOMANY"


class RelationshipDirection:
    ONETOMANY, MANYTOONE, MANYTOMANY = ONETOMANY, MANYTOONE, MANYTOMANY


class InspectionAttr:
    pass


class MapperProperty(InspectionAttr):
    pass


StrategizedProperty = MapperProperty


class PropComparator(ColumnOperators):
    def __class_getitem__(cls, item):
        return cls

    def __init__(self, prop=None, parentmapper=None, adapt_to_entity=None):
        self.prop = self.property = prop


class ORMOption:
    pass


UserDefinedOption = MapperOption = ORMOption


class AttributeEventToken:
    pass


class SessionExtension:
    pass


class NotExtension:
    pass
