"""Small works on SQL text."""

import re


def normalize_whitespace(text, base_whitespace=" "):
    return base_whitespace.join(text.split()).strip()


def strip_terminating_semicolon(sql):
    return sql.strip().rstrip(";").strip()


def strip_double_quotes(sql):
    return sql.strip().rstrip('"').strip().lstrip('"').strip()


def escape_colon_for_sql(sql):
    """Colons that text() would take for parameters; casts keep theirs."""
    return re.sub(r"(::)|:", lambda found: found.group(1) or "\\:", sql)


def escape_colon_for_plpgsql(sql):
    """The same, where := assigns and some colons are escaped already."""
    return re.sub(r"(::|:=|\\:)|:", lambda found: found.group(1) or "\\:", sql)


def coerce_to_quoted(text):
    if "." in text:
        schema, _, name = text.partition(".")
        return '"%s"."%s"' % (strip_double_quotes(schema), strip_double_quotes(name))
    return '"%s"' % strip_double_quotes(text)


def coerce_to_unquoted(text):
    return "".join(text.split('"'))
