"""What only checking of values would need: there to be named."""

import typing

from .types import _Constraint

JsonValue = typing.Any


class ValidationError(ValueError):
    def errors(self, **_options):
        return []


class PydanticUserError(TypeError):
    pass


class PydanticSchemaGenerationError(PydanticUserError):
    pass


class PydanticUndefinedAnnotation(NameError):
    pass


class PydanticDeprecatedSince20(DeprecationWarning):
    pass


class TypeAdapter:
    def __init__(self, type, **_options):
        self.type = type

    def __class_getitem__(cls, item):
        return cls

    def validate_python(self, value, **_options):
        return value

    def dump_python(self, value, **_options):
        return value

    def json_schema(self, **_options):
        return {}


def parse_obj_as(type_, value):
    return value


class _Named(_Constraint):
    def __class_getitem__(cls, item):
        return cls


for _name in (
    "ValidationInfo FieldValidationInfo SerializationInfo ValidatorFunctionWrapHandler SerializerFunctionWrapHandler "
    "GetCoreSchemaHandler GetJsonSchemaHandler AliasChoices AliasPath AliasGenerator Discriminator Tag FieldSerializationInfo "
    "ModelWrapValidatorHandler WithJsonSchema OnErrorOmit Strict FailFast AllowInfNan ValidateAs"
).split():
    globals()[_name] = type(_name, (_Named,), {"__module__": __name__})
