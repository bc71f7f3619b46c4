from sqlalchemy import types


class ScalarListException(Exception):
    pass


class ScalarListType(types.TypeDecorator):
    """A list of plain values as text with separators."""

    impl = types.UnicodeText()
    cache_ok = True

    def __init__(self, coerce_func=str, separator=","):
        self.separator = str(separator)
        self.coerce_func = coerce_func

    def process_bind_param(self, value, dialect):
        if value is None:
            return None
        if any([self.separator in str(item) for item in value]):
            raise ScalarListException(
                "List values can't contain string '%s' (its being used as separator. If you wish for scalar list values "
                "to contain these strings, use a different separator string.)" % self.separator
            )
        return self.separator.join([str(item) for item in value])

    def process_result_value(self, value, dialect):
        if value is None:
            return None
        return [self.coerce_func(item) for item in value.split(self.separator)] if value else []
