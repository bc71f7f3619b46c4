"""Marks of validators and serializers: they leave the function as it is, and nobody calls it."""

from .types import _Constraint


def _mark(*args, **options):
    if len(args) == 1 and not options and callable(args[0]) and not isinstance(args[0], type):
        return args[0]

    def decorate(function):
        return function

    return decorate


def field_validator(*fields, **options):
    return lambda function: function


validator = field_serializer = field_validator
model_validator = root_validator = model_serializer = validate_call = validate_arguments = _mark


class BeforeValidator(_Constraint):
    pass


class AfterValidator(_Constraint):
    pass


class PlainValidator(_Constraint):
    pass


class WrapValidator(_Constraint):
    pass


class PlainSerializer(_Constraint):
    pass


class WrapSerializer(_Constraint):
    pass


class SkipValidation(_Constraint):
    def __class_getitem__(cls, item):
        return item


InstanceOf = SerializeAsAny = SkipValidation
