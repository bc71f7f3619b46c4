"""What all entities have in common."""

from alembic_utils import reversible_op  # noqa: F401  (registers the directives)
from alembic_utils.exceptions import SQLParseFailure
from alembic_utils.statement import (
    coerce_to_quoted,
    coerce_to_unquoted,
    escape_colon_for_sql,
    normalize_whitespace,
    strip_terminating_semicolon,
)


class ReplaceableEntity:
    type_ = None

    def __init__(self, schema, signature, definition):
        self.schema = coerce_to_unquoted(normalize_whitespace(schema))
        self.signature = coerce_to_unquoted(normalize_whitespace(signature))
        self.definition = escape_colon_for_sql(strip_terminating_semicolon(definition))

    @property
    def literal_schema(self):
        return coerce_to_quoted(self.schema)

    @classmethod
    def from_path(cls, path):
        with open(str(path)) as file:
            return cls.from_sql(file.read())

    @classmethod
    def from_sql(cls, sql):
        raise NotImplementedError()

    @classmethod
    def _parsed(cls, pattern, sql):
        """The named groups of a pattern that SQL text has to match as a whole, in whatever case."""
        import re

        found = re.fullmatch(pattern, sql, re.IGNORECASE | re.DOTALL)
        if found is None:
            raise SQLParseFailure('Failed to parse SQL into %s """%s"""' % (cls.__name__, sql))
        return found.groupdict()

    @property
    def identity(self):
        return f"{type(self).__name__}: {self.schema}.{self.signature}"


registry = None


def register_entities(entities, **kw):
    """Takes part in autogenerate only."""
