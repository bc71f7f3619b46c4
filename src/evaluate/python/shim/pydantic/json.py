"""The encoders of `pydantic.json`, which older revisions hand to json.dumps(): what JSON has no word for becomes what it has."""

import collections
import datetime
import decimal
import enum
import pathlib
import re
import types
import uuid


def _number(value):
    """A whole number where nothing stands behind the point: Decimal("1") is 1, Decimal("1.0") is 1.0."""
    exponent = value.as_tuple().exponent
    return int(value) if isinstance(exponent, int) and exponent >= 0 else float(value)


def _written(value):
    return value.isoformat()


ENCODERS_BY_TYPE = {
    bytes: bytes.decode,
    datetime.date: _written,
    datetime.datetime: _written,
    datetime.time: _written,
    datetime.timedelta: datetime.timedelta.total_seconds,
    decimal.Decimal: _number,
    enum.Enum: lambda member: member.value,
    frozenset: list,
    collections.deque: list,
    types.GeneratorType: list,
    pathlib.Path: str,
    re.Pattern: lambda pattern: pattern.pattern,
    set: list,
    uuid.UUID: str,
}


def pydantic_encoder(obj):
    from dataclasses import asdict, is_dataclass

    from pydantic.main import BaseModel

    if isinstance(obj, BaseModel):
        return obj.model_dump()
    if is_dataclass(obj):
        return asdict(obj)
    return _encoded(ENCODERS_BY_TYPE, obj)


def custom_pydantic_encoder(type_encoders, obj):
    for base in type(obj).__mro__[:-1]:
        if base in type_encoders:
            return type_encoders[base](obj)
    return pydantic_encoder(obj)


def _encoded(encoders, obj):
    for base in type(obj).__mro__[:-1]:
        if base in encoders:
            return encoders[base](obj)
        # An address of the ipaddress module is told by its own name: most revisions need no such module.
        if base.__module__ == "ipaddress":
            return str(obj)
    raise TypeError("Object of type '%s' is not JSON serializable" % type(obj).__name__)


def timedelta_isoformat(td):
    minutes, seconds = divmod(td.seconds, 60)
    hours, minutes = divmod(minutes, 60)
    sign = "-" if td.days < 0 else ""
    return "%sP%dDT%dH%dM%d.%06dS" % (sign, abs(td.days), hours, minutes, seconds, td.microseconds)
