"""Extensions."""

from sqlalchemy import text

from alembic_utils.replaceable_entity import ReplaceableEntity
from alembic_utils.statement import coerce_to_unquoted, normalize_whitespace


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

    def to_sql_statement_create_or_replace(self):
        raise NotImplementedError()
