"""Encrypted types: kept as bytes or text; nothing is encrypted inside a revision file."""

from sqlalchemy_utils.types import EncryptedType, StringEncryptedType  # noqa: F401


class AesEngine:
    pass


class AesGcmEngine:
    pass


class FernetEngine:
    pass
