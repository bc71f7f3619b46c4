"""Small rules about SQL text: quotes, colons, semicolons, and reading a statement by a template."""


def normalize_whitespace(text, base_whitespace=" "):
    return base_whitespace.join(text.split()).strip()


def strip_terminating_semicolon(sql):
    return sql.strip().rstrip(";").strip()


def strip_double_quotes(sql):
    return sql.strip().rstrip('"').strip().lstrip('"').strip()


def escape_colon_for_sql(sql):
    """Keeps `text()` from taking a lone colon for a parameter."""
    return "::".join([part.replace(":", "\\:") for part in sql.split("::")])


def escape_colon_for_plpgsql(sql):
    """The same for PL/pgSQL, where `:=` assigns; colons that are escaped already stay so."""

    def escaped(part):
        return "\\:".join([piece.replace(":", "\\:") for piece in part.split("\\:")])

    return "::".join([":=".join([escaped(part) for part in half.split(":=")]) for half in sql.split("::")])


def coerce_to_quoted(text):
    """`schema.name` or `name` with double quotes around each part."""
    if "." in text:
        schema, _, name = text.partition(".")
        return '"%s"."%s"' % (strip_double_quotes(schema), strip_double_quotes(name))
    return '"%s"' % strip_double_quotes(text)


def coerce_to_unquoted(text):
    return text.replace('"', "")


def match_template(template, text):
    """The named parts of a text by a template, or None: `{name}` and `{}` are as little text as will do, `{:s}` is white space.

    Upper and lower case are the same.
    """
    import re

    pattern = ""
    for piece in re.split(r"(\{[^}]*\})", template):
        if piece == "{:s}":
            pattern += r"\s+"
        elif piece == "{}":
            pattern += ".+?"
        elif piece[:1] == "{":
            pattern += "(?P<%s>.+?)" % piece[1:-1]
        else:
            pattern += re.escape(piece)
    found = re.match(r"\A%s\Z" % pattern, text, re.IGNORECASE | re.DOTALL)
    return None if found is None else found.groupdict()
