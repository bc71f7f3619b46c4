"""Fields of models: what stands behind an attribute's annotation and default."""


class _Undefined:
    def __repr__(self):
        return "PydanticUndefined"

    def __bool__(self):
        return False


PydanticUndefined = Undefined = _Undefined()

# Words of Field() that limit a value; sqlmodel asks for some of them.
_CONSTRAINTS = (
    "max_length", "min_length", "gt", "ge", "lt", "le", "multiple_of", "pattern", "regex", "strict", "allow_inf_nan", "max_digits",
    "decimal_places", "min_items", "max_items", "unique_items",
)


class FieldInfo:
    """One field: its default, its annotation, what limits its value."""

    annotation = None

    def __init__(self, default=Undefined, *, default_factory=None, alias=None, **options):
        self.default = Undefined if default is ... else default
        self.default_factory = default_factory
        self.alias = self.validation_alias = self.serialization_alias = alias
        for name in ("validation_alias", "serialization_alias"):
            if name in options:
                setattr(self, name, options.pop(name))
        self.limits = {name: options[name] for name in _CONSTRAINTS if options.get(name) is not None}
        self.options = options
        self.title, self.description = options.get("title"), options.get("description")
        self.json_schema_extra = options.get("json_schema_extra")
        self.exclude = options.get("exclude")
        self.metadata = []

    @staticmethod
    def merge_field_infos(*fields, **overrides):
        """One field of several: what a later one says counts."""
        made = FieldInfo(**overrides)
        for field in reversed(fields):
            made = made.over(field)
        return made

    def is_required(self):
        return self.default is Undefined and self.default_factory is None

    def get_default(self, call_default_factory=False, **_options):
        if self.default_factory is not None:
            return self.default_factory() if call_default_factory else None
        import copy

        return copy.copy(self.default) if isinstance(self.default, (list, dict, set)) else self.default

    def over(self, other):
        """This field with what another one says where it says nothing: the one inside Annotated."""
        made = type(self).__new__(type(self))
        made.__dict__.update(other.__dict__)
        made.limits = dict(other.limits, **self.limits)
        made.options = dict(other.options, **self.options)
        made.annotation = self.annotation
        if self.default is not Undefined or self.default_factory is not None:
            made.default, made.default_factory = self.default, self.default_factory
        if self.alias is not None:
            made.alias = self.alias
        return made

    def rebuild_annotation(self):
        return self.annotation


def Field(default=Undefined, **options):
    return FieldInfo(default, **options)


class ModelPrivateAttr:
    def __init__(self, default=Undefined, default_factory=None):
        self.default, self.default_factory = default, default_factory

    def get_default(self):
        return self.default_factory() if self.default_factory is not None else self.default


def PrivateAttr(default=Undefined, *, default_factory=None, init=False):
    return ModelPrivateAttr(default, default_factory)


def computed_field(function=None, **_options):
    """A property that is shown with the fields."""

    def decorate(found):
        return found if isinstance(found, property) or hasattr(found, "__get__") and not callable(found) else property(found)

    return decorate if function is None else decorate(function)
