"""The base of models: a table's name from the class's, the metadata of its bind key."""

import re

import sqlalchemy as sa
from sqlalchemy import orm


class _Query:
    def __get__(self, instance, owner):
        return owner.query_class(owner, session=owner.__fsa__.session())


class Model:
    __fsa__ = None
    query = _Query()
    query_class = None

    def __repr__(self):
        return "<%s>" % type(self).__name__


def camel_to_snake_case(name):
    name = re.sub(r"((?<=[a-z0-9])[A-Z]|(?!^)[A-Z](?=[a-z]))", r"_\1", name)
    return name.lower().lstrip("_")


def _is_declarative(cls):
    return isinstance(cls, (orm.DeclarativeMeta, orm.decl_api.DeclarativeAttributeIntercept)) or issubclass(cls, orm.DeclarativeBaseNoMeta)


def should_set_tablename(cls):
    """Whether nobody has said the name of the table: neither the class, nor a declared_attr, nor a mixin."""
    roots = (orm.DeclarativeBase, orm.DeclarativeBaseNoMeta)
    if cls.__dict__.get("__abstract__") or [base for base in cls.__bases__ if base in roots]:
        return False
    if not issubclass(cls, roots) and not [base for base in cls.__mro__[1:] if isinstance(base, orm.DeclarativeMeta)]:
        return False
    for base in cls.__mro__:
        if "__tablename__" not in base.__dict__:
            continue
        if isinstance(base.__dict__["__tablename__"], orm.declared_attr):
            return False
        return not (base is cls or base.__dict__.get("__abstract__") or not _is_declarative(base))
    return True


def choose_metadata(cls):
    """Gives a class with a bind key the metadata of that key."""
    if "metadata" in cls.__dict__ or "__table__" in cls.__dict__ or not hasattr(cls, "__bind_key__"):
        return
    metadata = cls.__fsa__._make_metadata(cls.__bind_key__)
    if metadata is not getattr(cls, "metadata", None):
        type.__setattr__(cls, "metadata", metadata)


def make_table(cls, *args, **options):
    """The table of a class; None where it has no key of its own and so shares the one of its parent."""
    name = args[0]
    key = name if options.get("schema") is None else "%s.%s" % (options["schema"], name)
    has_key = [
        one for one in args if isinstance(one, sa.Column) and one.primary_key or isinstance(one, sa.PrimaryKeyConstraint)
    ]
    shares = [base for base in cls.__mro__[1:-1] if "__table__" in base.__dict__]
    if key in cls.metadata.tables or has_key or not shares:
        return sa.Table(*args, **options)
    if "__tablename__" in cls.__dict__:
        type.__delattr__(cls, "__tablename__")
    return None


class BindMetaMixin(type):
    def __init__(cls, name, bases, members, **options):
        choose_metadata(cls)
        super().__init__(name, bases, members, **options)


class NameMetaMixin(type):
    def __init__(cls, name, bases, members, **options):
        if should_set_tablename(cls):
            type.__setattr__(cls, "__tablename__", camel_to_snake_case(cls.__name__))
        super().__init__(name, bases, members, **options)

    def __table_cls__(cls, *args, **options):
        return make_table(cls, *args, **options)


class DefaultMeta(BindMetaMixin, NameMetaMixin, orm.DeclarativeMeta):
    pass


class DefaultMetaNoName(BindMetaMixin, orm.DeclarativeMeta):
    pass


class BindMixin:
    @classmethod
    def __init_subclass__(cls, **options):
        choose_metadata(cls)
        super().__init_subclass__(**options)


class NameMixin:
    @classmethod
    def __init_subclass__(cls, **options):
        if should_set_tablename(cls):
            type.__setattr__(cls, "__tablename__", camel_to_snake_case(cls.__name__))
        super().__init_subclass__(**options)

    @classmethod
    def __table_cls__(cls, *args, **options):
        return make_table(cls, *args, **options)
