"""Encrypted values: the columns are here, the encryption is not."""

import sqlalchemy_utils.types.encrypted.encrypted_type  # noqa: F401  named by revision files without an import of its own
