"""Functions."""

from sqlalchemy import text

from alembic_utils.replaceable_entity import ReplaceableEntity
from alembic_utils.statement import (
    escape_colon_for_plpgsql,
    escape_colon_for_sql,
    normalize_whitespace,
    strip_terminating_semicolon,
)


class PGFunction(ReplaceableEntity):
    type_ = "function"

    def __init__(self, schema, signature, definition):
        ReplaceableEntity.__init__(self, schema, signature, definition)
        language = normalize_whitespace(definition).lower().replace("'", "")
        escape = escape_colon_for_plpgsql if "language plpgsql" in language else escape_colon_for_sql
        self.definition = escape(strip_terminating_semicolon(definition))

    @classmethod
    def from_sql(cls, sql):
        found = cls._parsed(
            r"create.*?function\s+(?P<schema>.+?)\.(?P<signature>.+?)\s+returns\s+(?P<definition>.+)", sql.strip()
        )
        signature = found["signature"]
        if signature.startswith('"'):
            signature = "".join(signature.split('"', 2))
        return cls(found["schema"], signature, "returns " + found["definition"])

    @property
    def literal_signature(self):
        name, rest = self.signature.split("(", 1)
        return '"%s"(%s' % (name.strip(), rest)

    def to_sql_statement_create(self):
        return text(f"CREATE FUNCTION {self.literal_schema}.{self.literal_signature} {self.definition}")

    def to_sql_statement_drop(self, cascade=False):
        cascade = "cascade" if cascade else ""
        name, _, rest = self.signature.partition("(")
        parameters = []
        for one in rest.rpartition(")")[0].strip().split(","):
            parameters.append(one[: len(one.lower().split("default")[0])].strip())
        return text(f'DROP FUNCTION {self.literal_schema}."{name.strip()}"({", ".join(parameters)}) {cascade}')

    def to_sql_statement_create_or_replace(self):
        yield text(f"CREATE OR REPLACE FUNCTION {self.literal_schema}.{self.literal_signature} {self.definition}")
