"""JSON types, where code that reaches deeper looks for them."""

from sqlalchemy.dialects.postgresql.types import JSON, JSONB, JSONPATH  # noqa: F401
