"""Autogenerate's names, where code that reaches deeper looks for them."""

from alembic.autogenerate import AutogenContext, RevisionContext, compare_metadata, produce_migrations, render_python_code  # noqa: F401
