"""Descriptions of stored files, kept as JSON; storing and fetching the files is not done here."""

from advanced_alchemy.types.json import JsonB
from sqlalchemy.types import TypeDecorator


class StoredObject(TypeDecorator):
    impl = JsonB
    cache_ok = True

    def __init__(self, backend, multiple=False, *args, **kwargs):
        self.multiple = multiple
        self.backend = backend
