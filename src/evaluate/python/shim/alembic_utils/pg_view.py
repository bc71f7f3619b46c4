"""Views."""

from alembic_utils.exceptions import SQLParseFailure
from alembic_utils.replaceable_entity import ReplaceableEntity
from alembic_utils.statement import (
    coerce_to_unquoted,
    match_template,
    normalize_whitespace,
    strip_terminating_semicolon,
)
from sqlalchemy import text


class PGView(ReplaceableEntity):
    type_ = "view"

    def __init__(self, schema, signature, definition):
        self.schema = coerce_to_unquoted(normalize_whitespace(schema))
        self.signature = coerce_to_unquoted(normalize_whitespace(signature))
        self.definition = strip_terminating_semicolon(definition)

    @classmethod
    def from_sql(cls, sql):
        found = match_template("create{}view{:s}{schema}.{signature}{:s}as{:s}{definition}", sql)
        if found is None:
            raise SQLParseFailure(f'Failed to parse SQL into PGView """{sql}"""')
        return cls(
            schema=found["schema"],
            signature=found["signature"].split("(")[0].replace('"', ""),
            definition=strip_terminating_semicolon(found["definition"]),
        )

    @property
    def _qualified(self):
        return f'{self.literal_schema}."{self.signature}"'

    def to_sql_statement_create(self):
        return text(f"CREATE VIEW {self._qualified} AS {self.definition};")

    def to_sql_statement_drop(self, cascade=False):
        return text(f'DROP VIEW {self._qualified} {"cascade" if cascade else ""}')

    def to_sql_statement_create_or_replace(self):
        """Replaces the view where its columns allow it, else drops and creates it."""
        yield text(_REPLACE.format(view=self._qualified, definition=self.definition))

    @classmethod
    def from_database(cls, sess, schema):
        rows = sess.execute(
            text(
                "select schemaname, viewname, definition from pg_views "
                "where schemaname not in ('pg_catalog', 'information_schema') and schemaname::text like :schema"
            ),
            {"schema": schema},
        ).fetchall()
        return [cls(row[0], row[1], row[2]) for row in rows]


# Laid out as alembic_utils lays it out, for --sql shows it.
_REPLACE = """
        do $$
            begin
                CREATE OR REPLACE VIEW {view} AS {definition};

            exception when others then
                DROP VIEW IF EXISTS {view};

                CREATE VIEW {view} AS {definition};
            end;
        $$ language 'plpgsql'
        """
