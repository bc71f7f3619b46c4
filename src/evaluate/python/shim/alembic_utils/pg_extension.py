"""Extensions; they can be created and dropped, not replaced."""

from alembic_utils.replaceable_entity import ReplaceableEntity
from alembic_utils.statement import coerce_to_unquoted, normalize_whitespace
from sqlalchemy import text


class PGExtension(ReplaceableEntity):
    type_ = "extension"

    def __init__(self, schema, signature):
        self.schema = coerce_to_unquoted(normalize_whitespace(schema))
        self.signature = coerce_to_unquoted(normalize_whitespace(signature))
        self.definition = f"{type(self).__name__}: {self.schema} {self.signature}"

    @property
    def identity(self):
        return f"{type(self).__name__}: {self.signature}"

    def to_sql_statement_create(self):
        return text(f'CREATE EXTENSION "{self.signature}" WITH SCHEMA {self.literal_schema};')

    def to_sql_statement_drop(self, cascade=False):
        return text(f'DROP EXTENSION "{self.signature}" {"CASCADE" if cascade else ""}')

    @classmethod
    def from_database(cls, sess, schema):
        rows = sess.execute(
            text(
                "select n.nspname, e.extname from pg_extension e join pg_namespace n on n.oid = e.extnamespace "
                "where n.nspname <> 'pg_catalog' and n.nspname like :schema"
            ),
            {"schema": schema},
        ).fetchall()
        return [cls(row[0], row[1]) for row in rows]
