"""The declarative base by its older path."""


def __getattr__(name):
    from ... import orm

    if name in ("declarative_base", "declared_attr", "as_declarative", "DeclarativeMeta", "has_inherited_table", "synonym_for", "DeferredReflection",
                "ConcreteBase", "AbstractConcreteBase", "comparable_using"):
        return getattr(orm, name)
    raise AttributeError("module 'sqlalchemy.ext.declarative' has no attribute %r" % (name,))
