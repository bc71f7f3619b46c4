"""Materialized views; replacing one is dropping and creating it."""

from alembic_utils.exceptions import SQLParseFailure
from alembic_utils.pg_view import PGView
from alembic_utils.replaceable_entity import ReplaceableEntity
from alembic_utils.statement import match_template, strip_terminating_semicolon
from sqlalchemy import text

_START = "create{}materialized{}view{:s}{schema}.{signature}{:s}as{:s}{definition}"
_TEMPLATES = (_START + "{:s}with{:s}data", _START + "{}with{:s}{no_data}{:s}data", _START)


class PGMaterializedView(ReplaceableEntity):
    type_ = "materialized_view"

    def __init__(self, schema, signature, definition, with_data=True):
        PGView.__init__(self, schema, signature, definition)
        self.with_data = with_data

    @classmethod
    def from_sql(cls, sql):
        sql = strip_terminating_semicolon(sql)
        for template in _TEMPLATES:
            found = match_template(template, sql)
            if found is not None:
                return cls(
                    schema=found["schema"],
                    signature=found["signature"].split("(")[0].replace('"', ""),
                    definition=found["definition"],
                    with_data="no_data" not in found,
                )
        raise SQLParseFailure(f'Failed to parse SQL into PGView """{sql}"""')

    @property
    def _qualified(self):
        return f'{self.literal_schema}."{self.signature}"'

    @property
    def _created(self):
        definition = self.definition.rstrip().rstrip(";")
        return f'CREATE MATERIALIZED VIEW {self._qualified} AS {definition} WITH {"" if self.with_data else "NO"} DATA'

    def to_sql_statement_create(self):
        return text(self._created + ";")

    def to_sql_statement_drop(self, cascade=False):
        return text(f'DROP MATERIALIZED VIEW {self._qualified} {"cascade" if cascade else ""}')

    def to_sql_statement_create_or_replace(self):
        yield text(f"DROP MATERIALIZED VIEW IF EXISTS {self._qualified}; ")
        yield text(self._created)

    @classmethod
    def from_database(cls, sess, schema):
        rows = sess.execute(
            text(
                "select schemaname, matviewname, definition, ispopulated from pg_matviews "
                "where schemaname not in ('pg_catalog', 'information_schema') and schemaname::text like :schema"
            ),
            {"schema": schema},
        ).fetchall()
        return [cls(row[0], row[1], row[2], with_data=row[3]) for row in rows]
