"""Encrypted text: the columns are here, the encryption is not. A backend is a class to name."""

from advanced_alchemy.exceptions import MissingDependencyError
from sqlalchemy.types import String, Text, TypeDecorator


class EncryptionBackend:
    pass


class PGCryptoBackend(EncryptionBackend):
    pass


class FernetBackend(EncryptionBackend):
    pass


class EncryptedString(TypeDecorator):
    impl = String
    cache_ok = True

    def __init__(self, key=None, backend=FernetBackend, length=None, **kwargs):
        TypeDecorator.__init__(self)
        self.key = key
        self.backend = backend
        self.length = length

    def load_dialect_impl(self, dialect):
        return String()

    def process_bind_param(self, value, dialect):
        return None if value is None else _refuse()

    def process_result_value(self, value, dialect):
        return None if value is None else _refuse()


class EncryptedText(EncryptedString):
    impl = Text

    def load_dialect_impl(self, dialect):
        return Text()


def _refuse():
    raise MissingDependencyError(package="cryptography")
