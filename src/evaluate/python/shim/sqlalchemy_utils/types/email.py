from sqlalchemy import types
from sqlalchemy_utils.operators import CaseInsensitiveComparator


class EmailType(types.TypeDecorator):
    """An e-mail address, kept in lower case and compared without regard to case."""

    impl = types.Unicode
    comparator_factory = CaseInsensitiveComparator
    cache_ok = True

    def __init__(self, length=255, *args, **kwargs):
        types.TypeDecorator.__init__(self, length=length, *args, **kwargs)

    def process_bind_param(self, value, dialect):
        return None if value is None else value.lower()
