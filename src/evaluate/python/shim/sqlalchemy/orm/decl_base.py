"""From a class body to its table and mapper."""

from ..exc import ArgumentError, InvalidRequestError
from ..sql.elements import ColumnElement
from ..sql.schema import Column, Table
from .attributes import Composite, InstanceState, InstrumentedAttribute, PendingColumnProperty, Synonym
from .decl_scan import Scan, ensure_known_bases, is_mapped
from .mapped import MappedColumn
from .mapper import Mapper, configure_backrefs, tell_of
from .relationships import RelationshipProperty

__name__ = "sqlalchemy.orm.declarative"  # where users find what is defined here


def instrument_init(cls):
    """Makes objects know their state before anything else."""
    original = cls.__init__
    if getattr(original, "_mig_init", False):
        return

    def __init__(self, *args, **values):
        configure_backrefs()
        if "_sa_instance_state" not in self.__dict__:
            mapper = type(self).__mapper__
            mapper.ensure_own_rows()
            self.__dict__["_sa_instance_state"] = InstanceState(self, mapper)
        original(self, *args, **values)

    __init__._mig_init = True
    __init__.__wrapped__ = original
    type.__setattr__(cls, "__init__", __init__)


def map_declarative(cls, registry_):
    """Makes table and mapper of a class body."""
    ensure_known_bases(cls)
    type.__setattr__(cls, "_mig_declared", {})
    scan = Scan(cls)
    options = _mapper_options(scan)
    parent = _parent(cls, options)
    columns, others = _properties(cls, scan, parent, registry_)
    table = _table(cls, scan, parent, registry_, columns)
    _make_mapper(cls, table, parent, registry_, columns, others, options)


def _mapper_options(scan):
    given = scan.settings.get("__mapper_args__") or {}
    options = dict(given() if callable(given) else given)
    on = options.get("polymorphic_on")
    if isinstance(on, MappedColumn):
        options["polymorphic_on"] = on.column
    return options


def _parent(cls, options):
    """The mapper of the one mapped class that this one derives from."""
    found = []
    for base in cls.__bases__:
        for one in base.__mro__:
            if is_mapped(one):
                if one not in found:
                    found.append(one)
                break
    if len(found) > 1:
        raise InvalidRequestError("Class %s has multiple mapped bases: %r" % (cls, found))
    if found:
        return found[0].__mapper__
    inherits = options.get("inherits")
    return getattr(inherits, "__mapper__", inherits)


def _properties(cls, scan, parent, registry_):
    """Columns as (sort order, attribute, column), in the table's order, and everything else as (attribute, value)."""
    columns, others = [], []
    for name, value in scan.members.items():
        inner, base, _ = scan.annotations.get(name, (None, None, None))
        if isinstance(value, MappedColumn):
            existing = _existing_column(value, name, parent)
            if existing is not None:
                columns.append((value.sort_order or 0, name, existing))
                continue
            column = value.make(name, cls, inner, registry_, base)
            columns.append((value.sort_order or 0, name, column))
        elif isinstance(value, Column):
            if name == "metadata":
                raise InvalidRequestError("Attribute name 'metadata' is reserved when using the Declarative API.")
            if value.name is None:
                value.name = name
            if value.key is None:
                value.key = value.name if value.table is not None else name
            columns.append((0, name, value))
        elif isinstance(value, RelationshipProperty):
            if value.argument is None and inner is not None:
                value.take_annotation(inner)
            others.append((name, value))
        elif isinstance(value, Composite):
            for column in value.declare(name, cls, inner, registry_, base):
                columns.append((0, column.key, column))
            others.append((name, value))
        elif isinstance(value, PendingColumnProperty):
            for one in (value.expression,) + value.additional:
                if isinstance(one, MappedColumn):
                    one = one.make(name, cls, None, registry_, base)
                if isinstance(one, Column) and one.table is None:
                    if one.name is None:
                        one.name = one.key = name
                    columns.append((0, name, one))
            others.append((name, value))
        elif isinstance(value, Synonym) or hasattr(value, "_mig_validates"):
            others.append((name, value))
    columns.sort(key=lambda one: one[0])
    return columns, others


def _existing_column(value, name, parent):
    """The column that ``use_existing_column`` finds in the table of the parent."""
    if not value.use_existing_column or parent is None:
        return None
    return parent.local_table.c.get(value.column.name or name)


def _table(cls, scan, parent, registry_, columns):
    table = cls.__dict__.get("__table__")
    name = scan.settings.get("__tablename__")
    args = scan.settings.get("__table_args__")
    if table is not None:
        for _, _, column in columns:
            if column.table is None and column.name not in table.c:
                raise ArgumentError("Can't add additional column %r when specifying __table__" % column.key)
        return table
    if name is not None and _is_deferred(cls):
        raise NotImplementedError(
            "%s: DeferredReflection reads its table from the database, which nobody asks here; list the columns in the class" % cls.__name__
        )
    if name is not None:
        positional, options = (), {}
        if isinstance(args, dict):
            options = args
        elif args:
            if not isinstance(args, tuple):
                raise ArgumentError("__table_args__ value must be a tuple, dict, or None")
            positional, options = (args[:-1], args[-1]) if isinstance(args[-1], dict) else (args, {})
        metadata = getattr(cls, "metadata", None)
        if metadata is None:
            metadata = registry_.metadata
        made = []
        for _, _, column in columns:
            if not [one for one in made if one is column]:
                made.append(column)
        make = getattr(cls, "__table_cls__", Table)
        table = make(name, metadata, *(made + list(positional)), **options)
        if table is not None:
            return table
    if parent is None:
        raise InvalidRequestError(
            "Class %r does not have a __table__ or __tablename__ specified and does not inherit from an existing table-mapped class." % (cls,)
        )
    if args:
        raise ArgumentError("Can't place __table_args__ on an inherited class with no table.")
    table = parent.local_table
    for _, _, column in columns:
        if column.primary_key and column.table is not table:
            raise ArgumentError("Can't place primary key columns on an inherited class with no table.")
        if column.name in table.c:
            if table.c[column.name] is column:
                continue
            raise ArgumentError(
                "Column '%s' on class %s conflicts with existing column '%s'.  If using Declarative, consider using the "
                "use_existing_column parameter of mapped_column() to resolve conflicts." % (column, cls.__name__, table.c[column.name])
            )
        table.append_column(column)
    return table


def _is_deferred(cls):
    return bool([base for base in cls.__mro__ if base.__dict__.get("_mig_deferred_reflection")])


def _make_mapper(cls, table, parent, registry_, columns, others, options):
    inherited = parent if parent is not None and not options.get("concrete") else None
    mapper = Mapper(cls, table, registry_, inherits=inherited, **{k: v for k, v in options.items() if k in ("primary_key",)})
    type.__setattr__(cls, "__mapper__", mapper)
    type.__setattr__(cls, "__table__", table)
    if inherited is not None:
        for key, column in inherited._columns.items():
            mapper.add_column(key, column)
        for key, relationship in inherited._relationships.items():
            mapper.attributes[key] = mapper._relationships[key] = relationship
    by_column = {}
    for _, name, column in columns:
        by_column.setdefault(id(column), name)
    excluded = options.get("exclude_properties") or ()
    own_table = inherited is None or table is not inherited.local_table
    for column in table.c:
        key = by_column.get(id(column)) or column.key
        if key not in excluded and (id(column) in by_column or own_table):
            mapper.add_column(key, column)
    for name, value in others:
        _add(cls, mapper, name, value)
    on = options.get("polymorphic_on")
    if on is not None:
        mapper.polymorphic_on = table.c[by_column_name(table, columns, on)] if isinstance(on, str) else on
    mapper.polymorphic_identity = options.get("polymorphic_identity")
    if mapper.polymorphic_identity is not None:
        mapper.polymorphic_map[mapper.polymorphic_identity] = mapper
    instrument_init(cls)
    registry_._classes[cls.__name__] = cls
    tell_of(mapper)


def by_column_name(table, columns, name):
    """The key of the column that an attribute of the class stands for."""
    for _, key, column in columns:
        if key == name:
            return column.key
    return name


def _add(cls, mapper, name, value):
    if isinstance(value, RelationshipProperty):
        mapper.add_relationship(name, value)
    elif isinstance(value, PendingColumnProperty):
        if isinstance(value.expression, (Column, MappedColumn)):
            return
        mapper.add_column(name, _column_element(value.expression))
    elif isinstance(value, (Synonym, Composite)):
        type.__setattr__(cls, name, value)
    else:
        for key in value._mig_validates:
            attribute = cls.__dict__.get(key)
            if isinstance(attribute, (InstrumentedAttribute, RelationshipProperty)):
                attribute._validator = value


def _column_element(expression):
    from ..sql.elements import to_clause
    from ..sql.selectable import SelectBase

    clause = to_clause(expression)
    if isinstance(clause, SelectBase):
        return clause.scalar_subquery()
    return clause if isinstance(clause, ColumnElement) else expression
