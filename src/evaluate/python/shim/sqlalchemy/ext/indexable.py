"""Properties over an item of a JSON or array column."""


class index_property:
    def __init__(self, attr_name, index, default=None, **_options):
        self.attr_name, self.index, self.default = attr_name, index, default

    def __get__(self, instance, owner):
        if instance is None:
            return getattr(owner, self.attr_name)[self.index]
        value = getattr(instance, self.attr_name)
        try:
            return value[self.index]
        except (KeyError, IndexError, TypeError):
            return self.default
