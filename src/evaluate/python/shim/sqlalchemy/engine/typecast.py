"""PostgreSQL's text format to Python objects, by type OID, as psycopg2 reads them.

Types that psycopg2 does not know (enums, citext, tsvector, arrays of enums …) stay the text they are.
"""


def _int(text):
    return int(text)


def _bool(text):
    return text == "t"


def _decimal(text):
    from decimal import Decimal

    return Decimal(text)


def _date(text):
    from datetime import date

    if text[-8:] == "infinity":
        return date.min if text[:1] == "-" else date.max
    year, month, day = text.removesuffix(" BC").split("-")
    return date(_year(year, text), int(month), int(day))


def _year(word, text):
    """The year, or the error that the driver gives for what Python has no date for."""
    year = -int(word) if text[-3:] == " BC" else int(word)
    if not 1 <= year <= 9999:
        raise ValueError("year %d is out of range" % year)
    return year


def _offset(text):
    """`+02`, `-03:30`, `+00:00:15` as a time zone."""
    from datetime import timedelta, timezone

    sign = -1 if text[0] == "-" else 1
    parts = [int(part) for part in text[1:].split(":")]
    seconds = parts[0] * 3600 + (parts[1] * 60 if len(parts) > 1 else 0) + (parts[2] if len(parts) > 2 else 0)
    if not seconds:
        return timezone.utc
    return timezone(timedelta(seconds=sign * seconds))


def _clock(text):
    """Hour, minute, second, microsecond and the rest behind them."""
    zone = None
    for sign in ("+", "-"):
        at = text.find(sign)
        if at > 0:
            zone = _offset(text[at:])
            text = text[:at]
    hour, minute, second = text.split(":")
    whole, _, fraction = second.partition(".")
    micro = int((fraction + "000000")[:6]) if fraction else 0
    return int(hour), int(minute), int(whole), micro, zone


def _time(text):
    from datetime import time

    hour, minute, second, micro, zone = _clock(text)
    return time(hour, minute, second, micro, zone) if hour < 24 else time(0, 0)


def _timestamp(text):
    from datetime import datetime

    if text[-8:] == "infinity":
        return datetime.min if text[:1] == "-" else datetime.max
    day, _, clock = text.partition(" ")
    year, month, date = day.split("-")
    year = _year(year, text)
    hour, minute, second, micro, zone = _clock(clock)
    return datetime(year, int(month), int(date), hour, minute, second, micro, zone)


def _timestamptz(text):
    if text[-8:] == "infinity":
        from datetime import datetime, timezone

        return (datetime.min if text[:1] == "-" else datetime.max).replace(tzinfo=timezone.utc)
    return _timestamp(text)


def _interval(text):
    from datetime import timedelta

    days = seconds = micro = 0
    words = text.split()
    at = 0
    while at < len(words):
        word = words[at]
        if ":" in word:
            sign = -1 if word[0] == "-" else 1
            hour, minute, second = word.lstrip("+-").split(":")
            whole, _, fraction = second.partition(".")
            seconds += sign * (int(hour) * 3600 + int(minute) * 60 + int(whole))
            if fraction:
                micro += sign * int((fraction + "000000")[:6])
            at += 1
            continue
        number, unit = int(word), words[at + 1]
        if unit[:4] == "year":
            days += number * 365
        elif unit[:3] == "mon":
            days += number * 30
        else:
            days += number
        at += 2
    if abs(days) > 0x7FFFFFFF:
        raise OverflowError("Python int too large to convert to C int")
    return timedelta(days=days, seconds=seconds, microseconds=micro)


def _bytea(text):
    if text[:2] == "\\x":
        return memoryview(bytes.fromhex(text[2:])).cast("c")
    out = bytearray()
    at = 0
    while at < len(text):
        if text[at] == "\\":
            if text[at + 1] == "\\":
                out.append(92)
                at += 2
            else:
                out.append(int(text[at + 1 : at + 4], 8))
                at += 4
        else:
            out.append(ord(text[at]))
            at += 1
    return memoryview(bytes(out)).cast("c")


def _json(text):
    import json

    return json.loads(text)


def _uuid(text):
    from uuid import UUID

    return UUID(text)


def _range(kind):
    def convert(text):
        from psycopg2._range import parse

        return parse(text, kind)

    return convert


def hstore(text):
    """The text of an hstore as a dict."""
    found = {}
    at, end = 0, len(text)

    def quoted(at):
        out = []
        at += 1
        while text[at] != '"':
            if text[at] == "\\":
                at += 1
            out.append(text[at])
            at += 1
        return "".join(out), at + 1

    while at < end:
        key, at = quoted(at)
        at += 2
        if text[at] == '"':
            value, at = quoted(at)
        else:
            value, at = None, at + 4
        found[key] = value
        at += 2
    return found


def array(text, item):
    """The text of an array as nested lists."""
    if text[:1] != "{":
        # explicit bounds: [0:2]={…}
        text = text[text.index("=") + 1 :]
    at = 0
    stack = []
    current = None
    while at < len(text):
        ch = text[at]
        if ch == "{":
            new = []
            if current is not None:
                current.append(new)
                stack.append(current)
            current = new
            at += 1
        elif ch == "}":
            if stack:
                current = stack.pop()
            at += 1
        elif ch == ",":
            at += 1
        elif ch == '"':
            out = []
            at += 1
            while text[at] != '"':
                if text[at] == "\\":
                    at += 1
                out.append(text[at])
                at += 1
            at += 1
            word = "".join(out)
            current.append(item(word) if item is not None else word)
        else:
            start = at
            while text[at] not in ",}":
                at += 1
            word = text[start:at]
            if word == "NULL":
                current.append(None)
            else:
                current.append(item(word) if item is not None else word)
    return current


_SCALARS = {
    16: _bool, 20: _int, 21: _int, 23: _int, 26: _int, 700: float, 701: float, 1700: _decimal, 1082: _date, 1083: _time,
    1266: _time, 1114: _timestamp, 1184: _timestamptz, 1186: _interval, 17: _bytea, 114: _json, 3802: _json, 2950: _uuid,
    3904: _range("int4"), 3906: _range("num"), 3908: _range("ts"), 3910: _range("tstz"), 3912: _range("date"), 3926: _range("int8"),
}
# the OID of an array and that of its items; 0 for plain text
_ARRAYS = {
    1000: 16, 1005: 21, 1006: 21, 1007: 23, 1016: 20, 1021: 700, 1022: 701, 1231: 1700, 1182: 1082, 1183: 1083, 1270: 1266,
    1115: 1114, 1185: 1184, 1187: 1186, 1001: 17, 199: 114, 3807: 3802, 2951: 2950, 1002: 0, 1003: 0, 1009: 0, 1014: 0, 1015: 0,
    1028: 26, 651: 0, 1041: 0, 1040: 0, 3905: 3904, 3907: 3906, 3909: 3908, 3911: 3910, 3913: 3912, 3927: 3926,
}


def converter(oid, name=None):
    """What turns the text of a column of this type into a Python object; None where the text stays."""
    found = _SCALARS.get(oid)
    if found is not None:
        return found
    inner = _ARRAYS.get(oid)
    if inner is not None:
        item = _SCALARS.get(inner)
        return lambda text: array(text, item)
    if name == "hstore":
        return hstore
    if oid >= _FIRST_OF_OTHERS:
        return _other(oid)
    return None


# the first OID of a type that is not built in
_FIRST_OF_OTHERS = 16384
_others = {}


def _other(oid):
    """The converter of a type that is not built in; each of them is looked up once."""
    if oid not in _others:
        _others[oid] = None
        has_hstore()
    return _others[oid]


def has_hstore():
    """Whether the database has the type now; its converters are known from then on."""
    from .reflection import _ask

    found = _ask("hstore")
    for single, several in found:
        _others[single] = hstore
        _others[several] = lambda text: array(text, hstore)
    return bool(found)
