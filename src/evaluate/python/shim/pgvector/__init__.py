"""pgvector's types."""
