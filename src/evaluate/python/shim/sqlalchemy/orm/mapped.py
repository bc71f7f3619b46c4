"""What stands in a declarative class body: Mapped, mapped_column(), declared_attr."""

from ..sql.operators import ColumnOperators
from ..sql.schema import NULL_UNSPECIFIED, Column, Computed, Identity

__name__ = "sqlalchemy.orm.declarative"  # where users find what is defined here


class Mapped:
    """The annotation of mapped attributes: ``Mapped[int]``."""

    def __class_getitem__(cls, item):
        return MappedType(cls, item)


class WriteOnlyMapped(Mapped):
    pass


class DynamicMapped(Mapped):
    pass


class MappedType:
    def __init__(self, origin, argument):
        self.origin = origin
        self.argument = argument

    def __call__(self, *_args):
        raise TypeError("Mapped is an annotation")

    def __or__(self, other):
        return self

    def __ror__(self, other):
        return self


_MappedType = MappedType

# Words of mapped_column() that are no words of Column.
_OWN_WORDS = (
    "init", "repr", "compare", "kw_only", "hash", "deferred", "deferred_group", "deferred_raiseload", "active_history",
    "dataclass_metadata",
)


class MappedColumn(ColumnOperators):
    """``mapped_column(…)``: a column that its class's annotation completes."""

    def __init__(self, *args, **options):
        for word in _OWN_WORDS:
            options.pop(word, None)
        self.sort_order = options.pop("sort_order", None)
        self.use_existing_column = options.pop("use_existing_column", False)
        factory = options.pop("default_factory", None)
        if factory is not None and "insert_default" not in options:
            options.setdefault("default", factory)
        if "insert_default" in options:
            options.pop("default", None)
        self._has_default = options.get("default") is not None or options.get("insert_default") is not None
        self._has_nullable = options.get("nullable", NULL_UNSPECIFIED) not in (None, NULL_UNSPECIFIED)
        if options.get("nullable", NULL_UNSPECIFIED) is None:
            del options["nullable"]
        self.column = Column(*args, **options)

    def _copy(self, **options):
        made = MappedColumn.__new__(MappedColumn)
        made.__dict__.update(self.__dict__)
        made.column = self.column._copy(**options)
        return made

    @property
    def foreign_keys(self):
        return self.column.foreign_keys

    def make(self, name, cls, annotation=None, registry=None, originating=None):
        """The column, completed with what its annotation says; ``annotation`` is what stands inside ``Mapped[…]``."""
        column = self.column
        if column.name is None:
            column.name = name
        if column.key is None:
            column.key = column.name
        if annotation is None:
            if column._type._isnull and not column.foreign_keys:
                from ..exc import ArgumentError

                raise ArgumentError(
                    "Python typing annotation is required for attribute \"%s.%s\" when primary argument(s) for \"MappedColumn\" "
                    "construct are None or not present" % (cls.__name__, name)
                )
            return column
        self._take_annotation(name, cls, annotation, registry, originating or cls)
        return column

    def _take_annotation(self, name, cls, annotation, registry, originating):
        from . import annotations as told

        column = self.column
        needs_type = lambda: column._type._isnull and not column.foreign_keys
        try:
            argument = told.inside(annotation, originating)
        except Exception as error:
            if needs_type():
                raise told.MappedAnnotationError(
                    "Could not de-stringify annotation %r of attribute \"%s.%s\": %s" % (annotation, cls.__name__, name, error)
                ) from error
            argument = annotation if isinstance(annotation, str) else getattr(annotation, "__forward_arg__", str(annotation))
        nullable = told.includes_none(argument)
        if not self._has_nullable:
            column.nullable = nullable
        if isinstance(argument, str):
            return
        plain = told.without_none(argument)
        wanted = [plain]
        extras = ()
        unaliased = plain
        while told.is_alias(unaliased):
            unaliased = told.without_none(unaliased.__value__)
            wanted.append(unaliased)
        if told.is_annotated(unaliased):
            extras = unaliased.__metadata__
            wanted.append(told.without_none(unaliased.__origin__))
        for extra in extras:
            if isinstance(extra, MappedColumn):
                if self.sort_order is None:
                    self.sort_order = extra.sort_order
                _merge(extra.column, column, self._has_default)
                if extra._has_nullable and not self._has_nullable:
                    column.nullable = extra.column.nullable
                break
        if not needs_type():
            return
        known = registry.type_annotation_map if registry is not None else {}
        for one in wanted:
            found = told.resolve_type(one, known)
            if found is not None:
                column._set_type(found)
                return
        from _mig_missing import ensure_known

        for one in wanted:
            ensure_known(one, "the type of %s.%s", cls.__name__, name)
        raise told.MappedAnnotationError(
            "Could not locate SQLAlchemy Core type for Python type %r inside the 'Mapped' annotation for the '%s' attribute of class %s; "
            "use the 'type_annotation_map' of the registry, or give mapped_column() a type" % (plain, name, cls.__name__)
        )

    # in expressions of the class body

    def __clause_element__(self):
        return self.column

    def operate(self, op, *other, **options):
        return self.column.operate(op, *other, **options)

    def reverse_operate(self, op, other, **options):
        return self.column.reverse_operate(op, other, **options)

    def label(self, name):
        return self.column.label(name)

    def cast(self, type_):
        return self.column.cast(type_)

    def __getattr__(self, name):
        column = self.__dict__.get("column")
        if column is None or name[:2] == "__":
            raise AttributeError(name)
        return getattr(column, name)


def _merge(source, target, has_default):
    """Fills in what a column does not say for itself from the one inside Annotated."""
    if source.primary_key:
        target.primary_key = True
    if source.autoincrement != "auto" and target.autoincrement == "auto":
        target.autoincrement = source.autoincrement
    if target._type._isnull and not source._type._isnull:
        target._set_type(source._type)
    if source._user_defined_nullable is not NULL_UNSPECIFIED and target._user_defined_nullable is NULL_UNSPECIFIED:
        target._user_defined_nullable = source._user_defined_nullable
        target.nullable = source.nullable
    if target.default is None and source.default is not None and not has_default:
        target.default = source.default._copy()
        target.default.column = target
    if target.onupdate is None and source.onupdate is not None:
        target.onupdate = source.onupdate._copy()
        target.onupdate.column = target
    if target.server_default is None and source.server_default is not None:
        default = source.server_default._copy()
        if not isinstance(default, (Computed, Identity)):
            target.server_default = default
        target._init_items(default)
    for word in ("unique", "index"):
        if getattr(source, word) is not None and getattr(target, word) is None:
            setattr(target, word, getattr(source, word))
    for word in ("comment", "doc"):
        if getattr(source, word) and getattr(target, word) is None:
            setattr(target, word, getattr(source, word))
    for constraint in source.constraints:
        if not constraint._type_bound:
            target._init_items(constraint._copy())
    for fk in source.foreign_keys:
        if fk.constraint is None:
            target._init_items(fk._copy())


def mapped_column(*args, **options):
    return MappedColumn(*args, **options)


class declared_attr:
    """A method of a mixin that gives a column, a relationship or a setting for each class."""

    def __class_getitem__(cls, item):
        return cls

    def __init__(self, function=None, cascading=False, quiet=False):
        self.fget = function.__func__ if isinstance(function, (classmethod, staticmethod)) else function
        self.is_cascading = cascading
        self.is_quiet = quiet
        self.__doc__ = getattr(self.fget, "__doc__", None)

    def __get__(self, instance, owner):
        found = owner.__dict__.get("_mig_declared")
        if found is None:
            return self.fget(owner)
        if self not in found:
            found[self] = self.fget(owner)
        return found[self]


class _Kind:
    """``declared_attr.directive`` and ``declared_attr.cascading``: decorators that may be followed by one another."""

    def __init__(self, **options):
        self._options = options

    def __call__(self, function):
        return declared_attr(function, **self._options)

    @property
    def directive(self):
        return _Kind(**dict(self._options, quiet=True))

    @property
    def cascading(self):
        return _Kind(**dict(self._options, cascading=True))


declared_attr.directive = _Kind(quiet=True)
declared_attr.cascading = _Kind(cascading=True)
