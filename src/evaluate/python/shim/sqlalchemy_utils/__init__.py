"""sqlalchemy_utils as revision files use it: its types, each loaded when it is first asked for.

Packages that some of these types lean on (arrow, babel, passlib, …) are not here. Columns need none of them; a value
that can't be converted without one is refused with the error that sqlalchemy_utils has for its absence.
"""

__version__ = "0.43.0"

_ELSEWHERE = {
    "Country": "primitives",
    "Currency": "primitives",
    "Ltree": "primitives",
    "WeekDay": "primitives",
    "WeekDays": "primitives",
    "ImproperlyConfigured": "exceptions",
    "get_referencing_foreign_keys": "functions",
    "get_tables": "functions",
    "group_foreign_keys": "functions",
}
_ELSEWHERE.update(dict.fromkeys(("Timestamp", "generic_repr"), "models"))
_ELSEWHERE.update(
    dict.fromkeys(
        (
            "generic_relationship", "observes", "aggregated", "force_auto_coercion", "force_instant_defaults", "coercion_listener",
            "auto_delete_orphans", "get_class_by_table", "get_mapper", "get_primary_keys", "get_declarative_base",
        ),
        "helpers",
    )
)
_MODULES = ("models", "exceptions", "functions", "operators", "primitives", "types")
__all__ = [
    "ArrowType", "Choice", "ChoiceType", "ColorType", "CompositeType", "Country", "CountryType", "Currency",
    "CurrencyType", "DateRangeType", "DateTimeRangeType", "EmailType", "EncryptedType", "EnrichedDateTimeType",
    "EnrichedDateType", "IPAddressType", "ImproperlyConfigured", "Int8RangeType", "IntRangeType", "JSONType",
    "LocaleType", "Ltree", "LtreeType", "NumericRangeType", "PasswordType", "PhoneNumberType", "ScalarListException",
    "ScalarListType", "StringEncryptedType", "TSVectorType", "TimezoneType", "URLType", "UUIDType", "WeekDay", "WeekDays",
    "WeekDaysType", "get_referencing_foreign_keys", "get_tables", "group_foreign_keys",
]


def __getattr__(name):
    import importlib

    if name in _MODULES:
        return importlib.import_module("sqlalchemy_utils." + name)
    if name in _ELSEWHERE:
        home = importlib.import_module("sqlalchemy_utils." + _ELSEWHERE[name])
    else:
        home = importlib.import_module("sqlalchemy_utils.types")
        if name not in home._HOME:
            raise AttributeError("module 'sqlalchemy_utils' has no attribute %r" % (name,))
    found = globals()[name] = getattr(home, name)
    return found
