"""BaseModel: fields from annotations, objects that hold their values. Nothing is checked: models of tables don't ask for it."""

import sys
import typing
from abc import ABCMeta

from .fields import FieldInfo, ModelPrivateAttr, PydanticUndefined

_NO_FIELDS = ("model_config", "model_fields", "model_computed_fields", "model_extra", "model_fields_set")


def own_annotations(cls):
    """The annotations that stand in a class, texts evaluated where their names are known."""
    own = cls.__dict__.get("__annotations__", cls.__dict__.get("__annotations_cache__"))
    if own is None and ("__annotate_func__" in cls.__dict__ or "__annotate__" in cls.__dict__):
        try:
            own = cls.__annotations__
        except NameError:
            from annotationlib import Format, get_annotations

            own = get_annotations(cls, format=Format.FORWARDREF)
    module = sys.modules.get(cls.__module__)
    names = module.__dict__ if module is not None else {}
    found = {}
    for name, annotation in (own or {}).items():
        if isinstance(annotation, str):
            try:
                annotation = eval(annotation, dict(names), dict(cls.__dict__))
            except Exception:
                annotation = typing.ForwardRef(annotation) if annotation.isidentifier() else annotation
        found[name] = annotation
    return found


def _is_class_var(annotation):
    return annotation is typing.ClassVar or typing.get_origin(annotation) is typing.ClassVar or (
        isinstance(annotation, str) and annotation.replace("typing.", "").startswith("ClassVar")
    )


class ModelMetaclass(ABCMeta):
    """Collects the fields of a class: those of its bases first."""

    def __new__(mcs, name, bases, members, **options):
        cls = ABCMeta.__new__(mcs, name, bases, members, **{key: value for key, value in options.items() if key in mcs._class_words})
        collect_fields(cls, members, options)
        return cls

    # words of a class statement that are for __init_subclass__
    _class_words = ()

    def __init__(cls, name, bases, members, **options):
        ABCMeta.__init__(cls, name, bases, members)

    def __call__(cls, *args, **values):
        return type.__call__(cls, *args, **values)

    def __getitem__(cls, item):
        return cls

    def __getattr__(cls, name):
        private = cls.__dict__.get("__private_attributes__", {})
        if name in private:
            return private[name]
        raise AttributeError("type object %r has no attribute %r" % (cls.__name__, name))

    @property
    def __fields__(cls):
        return cls.model_fields

    @property
    def __signature__(cls):
        raise AttributeError("__signature__")


def collect_fields(cls, members, options):
    fields, private, config = {}, {}, {}
    for base in reversed(cls.__mro__[1:]):
        if isinstance(base, ModelMetaclass):
            fields.update(base.__dict__.get("model_fields", {}))
            private.update(base.__dict__.get("__private_attributes__", {}))
            config.update(base.__dict__.get("model_config", {}))
        elif base is not object and base is not typing.Generic:
            _take(base, base.__dict__, fields, private, False)
    inner = members.get("Config")
    if isinstance(inner, type):
        config.update({key: value for key, value in inner.__dict__.items() if key[:2] != "__"})
    config.update(members.get("model_config") or {})
    config.update({key: value for key, value in options.items() if key not in ("registry",)})
    _take(cls, members, fields, private, True)
    type.__setattr__(cls, "model_fields", fields)
    type.__setattr__(cls, "__private_attributes__", private)
    type.__setattr__(cls, "model_config", config)


def _take(cls, members, fields, private, own):
    for name, annotation in own_annotations(cls).items():
        default = members.get(name, PydanticUndefined)
        if _is_class_var(annotation) and isinstance(default, ModelPrivateAttr) and own:
            type.__setattr__(cls, name, default.get_default())
        if name in _NO_FIELDS or _is_class_var(annotation):
            continue
        if name[:1] == "_":
            if name[:2] != "__":
                private[name] = default if isinstance(default, ModelPrivateAttr) else ModelPrivateAttr(default)
            continue
        if isinstance(default, (classmethod, staticmethod, property)):
            continue
        fields[name] = field_of(annotation, default)
        if own and name in cls.__dict__:
            type.__delattr__(cls, name)
    for name, value in list(members.items()):
        if isinstance(value, ModelPrivateAttr) and cls.__dict__.get(name, value) is value:
            private[name] = value
            if own and name in cls.__dict__:
                type.__delattr__(cls, name)
        elif name in fields and own and name in cls.__dict__ and not hasattr(value, "__get__"):
            fields[name] = field_of(fields[name].annotation, value)
            type.__delattr__(cls, name)


def field_of(annotation, default):
    """The field of an annotated attribute; what stands in Annotated counts where the default says nothing."""
    field = default if isinstance(default, FieldInfo) else FieldInfo(default)
    plain = annotation
    extras = list(getattr(annotation, "__metadata__", ()))
    inner = [one for one in extras if isinstance(one, FieldInfo)]
    if extras:
        plain = annotation.__origin__
    for one in inner:
        field = field.over(one)
    made = type(field).__new__(type(field))
    made.__dict__.update(field.__dict__)
    made.annotation = plain
    made.metadata = [one for one in extras if not isinstance(one, FieldInfo)]
    return made


class _Decorators:
    """What decorators said of a class: nobody is told here."""

    field_validators = validators = root_validators = field_serializers = model_serializers = model_validators = computed_fields = {}


class BaseModel(metaclass=ModelMetaclass):
    __pydantic_decorators__ = _Decorators
    model_fields = {}
    model_config = {}
    model_extra = None
    __private_attributes__ = {}

    def __init__(self, **values):
        fill(self, values)

    def model_post_init(self, context, /):
        pass

    @classmethod
    def __init_subclass__(cls, **options):
        pass

    @classmethod
    def __pydantic_init_subclass__(cls, **options):
        pass

    @classmethod
    def model_construct(cls, _fields_set=None, **values):
        made = cls.__new__(cls)
        fill(made, values)
        return made

    construct = model_construct

    @classmethod
    def model_validate(cls, obj, **_options):
        return obj if isinstance(obj, cls) else cls(**dict(obj))

    parse_obj = model_validate

    @classmethod
    def model_rebuild(cls, **_options):
        return None

    update_forward_refs = model_rebuild

    @classmethod
    def model_json_schema(cls, **_options):
        return {"title": cls.__name__, "type": "object"}

    schema = model_json_schema

    def model_dump(self, **_options):
        return {name: getattr(self, name) for name in type(self).model_fields}

    dict = model_dump

    def model_copy(self, *, update=None, deep=False):
        made = type(self).__new__(type(self))
        made.__dict__.update(self.__dict__)
        made.__dict__.update(update or {})
        return made

    copy = model_copy

    def model_dump_json(self, **_options):
        import json

        return json.dumps(self.model_dump(), default=str)

    json = model_dump_json

    @property
    def model_fields_set(self):
        return set(self.__dict__)

    def __eq__(self, other):
        return type(self) is type(other) and self.__dict__ == other.__dict__

    __hash__ = object.__hash__

    def __repr__(self):
        return "%s(%s)" % (type(self).__name__, ", ".join(["%s=%r" % one for one in self.__dict__.items()]))

    def __iter__(self):
        return iter(self.__dict__.items())


def fill(obj, values):
    """Gives an object its values, and defaults for the rest."""
    cls = type(obj)
    for name, field in cls.model_fields.items():
        alias = field.alias if isinstance(field.alias, str) else None
        if name in values:
            value = values[name]
        elif alias is not None and alias in values:
            value = values[alias]
        elif field.is_required():
            continue
        else:
            value = field.get_default(call_default_factory=True)
        obj.__dict__[name] = _shaped(value, field.annotation)
    for name, value in values.items():
        if name not in cls.model_fields:
            obj.__dict__[name] = value
    for name, attribute in cls.__private_attributes__.items():
        obj.__dict__.setdefault(name, attribute.get_default())
    cls.model_post_init(obj, None)


def _shaped(value, annotation):
    """A text where the annotation wants one of pydantic's own types, a dictionary where it wants a model."""
    if not isinstance(value, (str, dict)):
        return value
    plain = annotation
    for one in getattr(plain, "__args__", ()) if getattr(plain, "__origin__", None) is not list else ():
        if isinstance(one, type) and one is not type(None):
            plain = one
            break
    if not isinstance(plain, type):
        return value
    if isinstance(value, dict):
        return plain(**value) if isinstance(plain, ModelMetaclass) else value
    return plain(value) if plain.__module__ == "pydantic.types" and not isinstance(value, plain) and plain.__name__ not in TEXTS else value


# Types whose values are plain texts.
TEXTS = ("EmailStr", "NameEmail", "AwareDatetime", "NaiveDatetime", "FutureDate")


class RootModel(BaseModel):
    def __init__(self, root=PydanticUndefined, **values):
        self.__dict__["root"] = values if root is PydanticUndefined else root


def create_model(model_name, *, __config__=None, __base__=None, __module__=None, __validators__=None, **fields):
    bases = __base__ if isinstance(__base__, tuple) else (__base__ or BaseModel,)
    members = {"__annotations__": {}, "__module__": __module__ or "pydantic.main"}
    for name, given in fields.items():
        annotation, default = given if isinstance(given, tuple) else (type(given), given)
        members["__annotations__"][name] = annotation
        members[name] = default
    return type(bases[0])(model_name, bases, members)
