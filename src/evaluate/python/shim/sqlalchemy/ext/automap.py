"""Classes for the tables that the database has."""

from ..orm.mapper import map_table
from ..orm.relationships import relationship


def classname_for_table(base, tablename, table):
    return str(tablename)


def name_for_scalar_relationship(base, local_cls, referred_cls, constraint):
    return referred_cls.__name__.lower()


def name_for_collection_relationship(base, local_cls, referred_cls, constraint):
    return referred_cls.__name__.lower() + "_collection"


class _Classes:
    """``Base.classes``"""

    def __init__(self):
        self._classes = {}

    def __getattr__(self, name):
        try:
            return self.__dict__["_classes"][name]
        except KeyError:
            raise AttributeError(name) from None

    def __getitem__(self, name):
        return self._classes[name]

    def __contains__(self, name):
        return name in self._classes

    def __iter__(self):
        return iter(self._classes.values())

    def __len__(self):
        return len(self._classes)

    def get(self, name, default=None):
        return self._classes.get(name, default)

    def keys(self):
        return list(self._classes)

    def values(self):
        return list(self._classes.values())

    def items(self):
        return list(self._classes.items())


class AutomapBase:
    """The base that ``automap_base()`` gives."""

    __abstract__ = True
    classes = None

    @classmethod
    def prepare(cls, autoload_with=None, engine=None, reflect=False, schema=None, classname_for_table=classname_for_table,
                name_for_scalar_relationship=name_for_scalar_relationship, name_for_collection_relationship=name_for_collection_relationship,
                generate_relationship=None, reflection_options=None, **_options):
        bind = autoload_with if autoload_with is not None else engine
        if bind is not None:
            cls.metadata.reflect(bind, schema=schema, extend_existing=True, **dict(reflection_options or {}))
        mapped = {}
        for known in cls.registry._classes.values():
            mapped[known.__table__] = known
        tables = sorted(cls.metadata.tables.values(), key=lambda table: table.key)
        associations = [table for table in tables if table not in mapped and _is_association(table)]
        for table in tables:
            if table in mapped or table in associations or not [c for c in table.c if c.primary_key]:
                continue
            name = classname_for_table(cls, table.name, table)
            made = type(name, (object,), {"__init__": _init, "metadata": cls.metadata, "registry": cls.registry})
            map_table(made, table, cls.registry)
            mapped[table] = made
        for table, made in mapped.items():
            cls.classes._classes[made.__name__] = made
        for table, made in list(mapped.items()):
            for constraint in sorted(table.foreign_key_constraints, key=lambda one: str(one.name)):
                target = _target(constraint)
                if target not in mapped:
                    continue
                other = mapped[target]
                name = name_for_scalar_relationship(cls, made, other, constraint)
                back = name_for_collection_relationship(cls, other, made, constraint)
                columns = [element.parent for element in constraint.elements]
                if name not in made.__mapper__.attributes and back not in other.__mapper__.attributes:
                    remote = [element.column for element in constraint.elements]
                    made.__mapper__.add_relationship(
                        name, relationship(other, foreign_keys=columns, remote_side=remote, back_populates=back)
                    )
                    other.__mapper__.add_relationship(back, relationship(made, foreign_keys=columns, back_populates=name, uselist=True))
        for table in associations:
            first, second = [_target(c) for c in sorted(table.foreign_key_constraints, key=lambda one: str(one.name))]
            if first in mapped and second in mapped:
                for here, there in ((first, second), (second, first)):
                    name = name_for_collection_relationship(cls, mapped[here], mapped[there], None)
                    if name not in mapped[here].__mapper__.attributes:
                        mapped[here].__mapper__.add_relationship(name, relationship(mapped[there], secondary=table))


def _target(constraint):
    for element in constraint.elements:
        return element.column.table
    return None


def _is_association(table):
    """Whether a table only connects two others."""
    constraints = list(table.foreign_key_constraints)
    if len(constraints) != 2:
        return False
    linked = set()
    for constraint in constraints:
        for element in constraint.elements:
            linked.add(element.parent)
    return set(table.c) <= linked


def _init(self, **values):
    for key, value in values.items():
        if not hasattr(type(self), key):
            raise TypeError("%r is an invalid keyword argument for %s" % (key, type(self).__name__))
        setattr(self, key, value)


def automap_base(declarative_base=None, metadata=None, **options):
    """A base whose classes come from the database."""
    from ..orm import declarative

    base = declarative_base or declarative.declarative_base(metadata=metadata, **options)
    made = type(base)("Base", (AutomapBase, base), {"__abstract__": True, "classes": _Classes(), "_mig_base": False})
    return made

