"""Encrypted values are text or bytes to the database. The engines are names to hand over; encrypting takes the package cryptography."""

from sqlalchemy.types import LargeBinary, String, TypeDecorator, to_instance
from sqlalchemy_utils.exceptions import needs_package


class EncryptionDecryptionBaseEngine:
    pass


class AesEngine(EncryptionDecryptionBaseEngine):
    pass


class AesGcmEngine(EncryptionDecryptionBaseEngine):
    pass


class FernetEngine(EncryptionDecryptionBaseEngine):
    pass


class StringEncryptedType(TypeDecorator):
    impl = String
    cache_ok = True

    def __init__(self, type_in=None, key=None, engine=None, padding=None, **kwargs):
        TypeDecorator.__init__(self, **kwargs)
        self.underlying_type = String() if type_in is None else to_instance(type_in)
        self.key = key
        self.engine = engine or AesEngine
        self.padding = padding

    def process_bind_param(self, value, dialect):
        return None if value is None else _refuse()

    def process_result_value(self, value, dialect):
        return None if value is None else _refuse()


class EncryptedType(StringEncryptedType):
    impl = LargeBinary


_refuse = needs_package("'cryptography' is required to use StringEncryptedType")
