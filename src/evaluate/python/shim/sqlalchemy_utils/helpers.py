"""What models call beside the types: none of it changes a table."""


class _Inert:
    """A property of objects that no column of its own belongs to."""

    def __init__(self, *args, **options):
        self.args = args

    def __get__(self, instance, owner):
        return self if instance is None else None

    def __set_name__(self, owner, name):
        self.name = name


class GenericRelationship(_Inert):
    pass


def generic_relationship(*args, **options):
    return GenericRelationship(*args, **options)


def _decorator(*args, **options):
    return lambda function: function


observes = aggregated = _decorator


def _nothing(*args, **options):
    return None


force_auto_coercion = force_instant_defaults = coercion_listener = auto_delete_orphans = _nothing


def get_class_by_table(base, table, data=None):
    for cls in base.registry._classes.values():
        if getattr(cls, "__table__", None) is table:
            return cls
    return None


def get_mapper(mixed):
    from sqlalchemy.orm.mapper import Mapper, mapper_of

    return mixed if isinstance(mixed, Mapper) else mapper_of(mixed)


def get_primary_keys(mixed):
    from collections import OrderedDict

    return OrderedDict([(column.key, column) for column in getattr(mixed, "__table__", mixed).c if column.primary_key])


def get_declarative_base(model):
    found = model
    for parent in model.__mro__:
        if hasattr(parent, "metadata"):
            found = parent
    return found
