"""Materialized views."""

from sqlalchemy import text

from alembic_utils.pg_view import PGView
from alembic_utils.statement import strip_terminating_semicolon


class PGMaterializedView(PGView):
    type_ = "materialized_view"

    def __init__(self, schema, signature, definition, with_data=True):
        PGView.__init__(self, schema, signature, definition)
        self.with_data = with_data

    @classmethod
    def from_sql(cls, sql):
        found = cls._parsed(
            r"create.*?materialized.*?view\s+(?P<schema>.+?)\.(?P<signature>.+?)\s+as\s+(?P<definition>.+?)"
            r"(?P<data>\s+with\s+(?P<no>no\s+)?data)?",
            strip_terminating_semicolon(sql),
        )
        signature = found["signature"].split("(")[0].replace('"', "")
        return cls(found["schema"], signature, found["definition"], found["no"] is None)

    @property
    def _body(self):
        definition = self.definition.rstrip().rstrip(";")
        return f"AS {definition} WITH {'' if self.with_data else 'NO'} DATA"

    def to_sql_statement_create(self):
        return text(f"CREATE MATERIALIZED VIEW {self._name} {self._body};")

    def to_sql_statement_drop(self, cascade=False):
        return text(f"DROP MATERIALIZED VIEW {self._name} {'cascade' if cascade else ''}")

    def to_sql_statement_create_or_replace(self):
        yield text(f"DROP MATERIALIZED VIEW IF EXISTS {self._name}; ")
        yield text(f"CREATE MATERIALIZED VIEW {self._name} {self._body}")
