"""Values that tell their object when they change inside; here every flush compares, so they need not."""


class MutableBase:
    @classmethod
    def coerce(cls, key, value):
        return value

    def changed(self):
        pass


class Mutable(MutableBase):
    @classmethod
    def as_mutable(cls, sqltype):
        from ..types import to_instance

        return to_instance(sqltype)

    @classmethod
    def associate_with(cls, sqltype):
        pass

    @classmethod
    def associate_with_attribute(cls, attribute):
        pass


class MutableComposite(MutableBase):
    pass


class MutableDict(Mutable, dict):
    pass


class MutableList(Mutable, list):
    pass


class MutableSet(Mutable, set):
    pass
