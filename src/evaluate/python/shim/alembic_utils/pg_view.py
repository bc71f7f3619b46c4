"""Views."""

from sqlalchemy import text

from alembic_utils.replaceable_entity import ReplaceableEntity
from alembic_utils.statement import coerce_to_unquoted, normalize_whitespace, strip_terminating_semicolon


class PGView(ReplaceableEntity):
    type_ = "view"

    def __init__(self, schema, signature, definition):
        self.schema = coerce_to_unquoted(normalize_whitespace(schema))
        self.signature = coerce_to_unquoted(normalize_whitespace(signature))
        self.definition = strip_terminating_semicolon(definition)

    @classmethod
    def from_sql(cls, sql):
        found = cls._parsed(
            r"create.*?view\s+(?P<schema>.+?)\.(?P<signature>.+?)\s+as\s+(?P<definition>.+)", sql
        )
        signature = found["signature"].split("(")[0].replace('"', "")
        return cls(found["schema"], signature, strip_terminating_semicolon(found["definition"]))

    @property
    def _name(self):
        return f'{self.literal_schema}."{self.signature}"'

    def to_sql_statement_create(self):
        return text(f"CREATE VIEW {self._name} AS {self.definition};")

    def to_sql_statement_drop(self, cascade=False):
        return text(f"DROP VIEW {self._name} {'cascade' if cascade else ''}")

    def to_sql_statement_create_or_replace(self):
        # Replacing fails where columns change; then the view is dropped and made anew.
        yield text(
            f"""
        do $$
            begin
                CREATE OR REPLACE VIEW {self._name} AS {self.definition};

            exception when others then
                DROP VIEW IF EXISTS {self._name};

                CREATE VIEW {self._name} AS {self.definition};
            end;
        $$ language 'plpgsql'
        """
        )
