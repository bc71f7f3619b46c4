"""A view on an attribute of related objects."""


class AssociationProxy:
    """Reads one attribute of what a relationship holds."""

    def __class_getitem__(cls, item):
        return cls

    def __init__(self, target_collection, attr, creator=None, **_options):
        self.target_collection = target_collection
        self.value_attr = attr
        self.creator = creator

    def __get__(self, instance, owner):
        if instance is None:
            return self
        target = getattr(instance, self.target_collection)
        if target is None:
            return None
        if isinstance(target, (list, set, tuple)):
            return [getattr(one, self.value_attr) for one in target]
        return getattr(target, self.value_attr)


class _AssociationCollection:
    def __init__(self, lazy_collection, creator, getter, setter, parent):
        pass


class _AssociationList(_AssociationCollection):
    pass


class _AssociationDict(_AssociationCollection):
    pass


class _AssociationSet(_AssociationCollection):
    pass


def association_proxy(target_collection, attr, **options):
    return AssociationProxy(target_collection, attr, **options)
