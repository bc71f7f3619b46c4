"""The types, one module each, as `sqlalchemy_utils.types.<module>` and by their names."""

_MODULES = {
    "arrow": "ArrowType",
    "bit": "",
    "choice": "Choice ChoiceType",
    "color": "ColorType",
    "country": "CountryType",
    "currency": "CurrencyType",
    "email": "EmailType",
    "encrypted": "",
    "encrypted.encrypted_type": "EncryptedType StringEncryptedType",
    "enriched_datetime": "EnrichedDateTimeType EnrichedDateType",
    "ip_address": "IPAddressType",
    "json": "JSONType",
    "locale": "LocaleType",
    "ltree": "LtreeType",
    "password": "PasswordType",
    "pg_composite": "CompositeType",
    "phone_number": "PhoneNumberType",
    "range": "DateRangeType DateTimeRangeType Int8RangeType IntRangeType NumericRangeType",
    "scalar_coercible": "",
    "scalar_list": "ScalarListException ScalarListType",
    "timezone": "TimezoneType",
    "ts_vector": "TSVectorType",
    "url": "URLType",
    "uuid": "UUIDType",
    "weekdays": "WeekDaysType",
}
_HOME = {name: module for module, names in _MODULES.items() for name in names.split()}
__all__ = list(_HOME)


def __getattr__(name):
    import importlib

    if name in _MODULES:
        return importlib.import_module("sqlalchemy_utils.types." + name)
    if name not in _HOME:
        raise AttributeError("module 'sqlalchemy_utils.types' has no attribute %r" % (name,))
    found = globals()[name] = getattr(importlib.import_module("sqlalchemy_utils.types." + _HOME[name]), name)
    return found
