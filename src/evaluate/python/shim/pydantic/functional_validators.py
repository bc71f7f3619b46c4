"""Marks of validators and serializers: they leave the function as it is. Only settings have theirs called."""

from .types import _Constraint


def _mark(*args, **options):
    if len(args) == 1 and not options and callable(args[0]) and not isinstance(args[0], type):
        return args[0]

    def decorate(function):
        return function

    return decorate


def _plain(function):
    return function.__func__ if isinstance(function, (classmethod, staticmethod)) else function


def field_validator(*fields, **options):
    def decorate(function):
        _plain(function)._mig_checks = fields
        return function if isinstance(function, (classmethod, staticmethod)) else classmethod(function)

    return decorate


validator = field_validator


def model_validator(*args, mode="after", **options):
    def decorate(function):
        if mode == "after" and not isinstance(function, classmethod):
            function._mig_completes = True
        return function

    return decorate(args[0]) if args and callable(args[0]) else decorate


def field_serializer(*fields, **options):
    return lambda function: function


root_validator = model_serializer = validate_call = validate_arguments = _mark


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
