"""%s and %(name)s in text for the driver, by psycopg2's rules and with its errors."""

import psycopg2

from ..sql.values import driver_value


def parts(sql, values):
    """The pieces of a text around its placeholders, and the values between them."""
    found, position, used, by_name, wrong = [], 0, 0, None, None
    while True:
        percent = sql.find("%", position)
        if percent == -1:
            break
        found.append(sql[position:percent])
        follow = sql[percent + 1 : percent + 2]
        if follow == "%":
            found.append("%")
            position = percent + 2
            continue
        named = follow == "("
        if by_name is not None and by_name != named:
            raise psycopg2.ProgrammingError("argument formats can't be mixed")
        by_name = named
        if named:
            close = sql.find(")", percent)
            if close == -1:
                raise psycopg2.ProgrammingError("incomplete placeholder: '%(' without ')'")
            name, at = sql[percent + 2 : close], close + 1
            value = values[name]
        else:
            name, at = "p%d" % used, percent + 1
            value = _at(values, used)
            used += 1
        kind = sql[at : at + 1]
        if kind != "s" and wrong is None:
            wrong = "incomplete format"
            if kind:
                wrong = "unsupported format character '%s' (0x%x) at index %d" % (kind, ord(kind), at)
        found.append({"k": "bind", "name": name, "value": driver_value(value)})
        position = at + 1
    found.append(sql[position:])
    if wrong is not None:
        # the driver takes the values first and looks at the letters then
        raise ValueError(wrong)
    if not hasattr(values, "keys") and used < len(values):
        raise TypeError("not all arguments converted during string formatting")
    return [part for part in found if part != ""]


def _at(values, index):
    if hasattr(values, "keys"):
        raise TypeError("%s is not a sequence" % type(values).__name__)
    return values[index]
