"""ChoiceType: one of a set of codes, each with what it stands for; or the members of an Enum."""

from sqlalchemy import types
from sqlalchemy_utils.exceptions import ImproperlyConfigured


class Choice:
    def __init__(self, code, value):
        self.code = code
        self.value = value

    def __eq__(self, other):
        return self.code == (other.code if isinstance(other, Choice) else other)

    def __hash__(self):
        return hash(self.code)

    def __str__(self):
        return str(self.value)

    def __repr__(self):
        return f"Choice(code={self.code}, value={self.value})"


class ChoiceType(types.TypeDecorator):
    impl = types.Unicode(255)
    cache_ok = True

    def __init__(self, choices, impl=None):
        self.choices = tuple(choices) if isinstance(choices, list) else choices
        self._enum = choices if hasattr(choices, "__members__") else None
        if self._enum is None:
            if not choices:
                raise ImproperlyConfigured("ChoiceType needs list of choices defined.")
            self._meanings = dict(choices)
        if impl:
            self.impl = impl

    def process_bind_param(self, value, dialect):
        if self._enum is not None:
            return None if value is None else self._enum(value).value
        return value.code if isinstance(value, Choice) else value

    def process_result_value(self, value, dialect):
        if value is None:
            return None
        return Choice(value, self._meanings[value]) if self._enum is None else self._enum(value)
