"""COPY between a file of the revision and the server."""

from .execute import call


def run(sql, file):
    """Runs a COPY; which way it goes the server says. `file` has read() or write()."""
    head = sql.upper().split("STDIN")[0] if "STDIN" in sql.upper() else None
    if head is not None and not head.rstrip().endswith("FROM"):
        head = None
    if head is None:
        answer = call({"request": "copy_out", "sql": sql}, sql)
        data = answer["data"]
        try:
            file.write(data)
        except TypeError:
            file.write(data.encode())
        return answer
    data = file.read()
    if isinstance(data, (bytes, bytearray)):
        data = bytes(data).decode()
    return call({"request": "copy_in", "sql": sql, "data": data}, sql)


def statement(table, columns, direction, sep, null):
    """The text that psycopg2 makes for copy_from() and copy_to()."""
    from psycopg2.sql import Identifier, Literal

    named = "" if not columns else " (%s)" % ",".join([Identifier(one).as_string(None) for one in columns])
    return "COPY %s%s %s WITH DELIMITER AS %s NULL AS %s" % (
        Identifier(table).as_string(None),
        named,
        direction,
        Literal(sep).as_string(None),
        Literal(null).as_string(None),
    )

