"""Values that are looked into for changes: a type is marked with the class its values become; every flush compares them."""


class MutableBase:
    @classmethod
    def coerce(cls, key, value):
        if value is None:
            return None
        raise ValueError("Attribute '%s' does not accept objects of type %s" % (key, type(value)))

    def changed(self):
        pass


class Mutable(MutableBase):
    @classmethod
    def as_mutable(cls, sqltype):
        from ..types import to_instance

        made = to_instance(sqltype)
        made = made.adapt(type(made))
        made._mig_mutable = cls
        return made

    @classmethod
    def associate_with(cls, sqltype):
        sqltype._mig_mutable = cls

    @classmethod
    def associate_with_attribute(cls, attribute):
        attribute._column._type._mig_mutable = cls
        attribute.class_.__mapper__._mutable += (attribute.key,)


class MutableComposite(MutableBase):
    pass


class _Container(Mutable):
    _plain = None

    @classmethod
    def coerce(cls, key, value):
        if isinstance(value, cls):
            return value
        if isinstance(value, cls._plain):
            return cls(value)
        return Mutable.coerce(key, value)


class MutableDict(_Container, dict):
    _plain = dict


class MutableList(_Container, list):
    _plain = (list, tuple)


class MutableSet(_Container, set):
    _plain = set
