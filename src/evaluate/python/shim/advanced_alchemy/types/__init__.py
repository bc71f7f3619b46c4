"""The column types, each loaded when it is first asked for."""

_HOME = {
    "Bool": "boolean",
    "DateTimeUTC": "datetime",
    "EncryptedString": "encrypted_string",
    "EncryptedText": "encrypted_string",
    "EncryptionBackend": "encrypted_string",
    "FernetBackend": "encrypted_string",
    "StoredObject": "file_object",
    "GUID": "guid",
    "BigIntIdentity": "identity",
    "JsonB": "json",
    "ORA_JSONB": "json",
    "PasswordHash": "password_hash.base",
    "OneTimeCode": "password_hash.one_time_code",
    "TOTPSecret": "totp",
    "Vector": "vector",
}


def __getattr__(name):
    import importlib

    if name in _HOME.values() or name == "password_hash":
        return importlib.import_module("advanced_alchemy.types." + name)
    if name not in _HOME:
        raise AttributeError("module 'advanced_alchemy.types' has no attribute %r" % (name,))
    found = globals()[name] = getattr(importlib.import_module("advanced_alchemy.types." + _HOME[name]), name)
    return found
