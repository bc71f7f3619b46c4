"""Autogenerate's names, where code that reaches deeper looks for them, and the context of what is rendered."""

from contextlib import contextmanager

from alembic.autogenerate import RevisionContext, compare_metadata, produce_migrations, render_python_code  # noqa: F401


class AutogenContext:
    connection = None
    _has_batch = False

    def __init__(self, migration_context, metadata=None, opts=None, autogenerate=True):
        self.migration_context = migration_context
        self.opts = migration_context.opts if opts is None else opts
        self.metadata = self.opts.get("target_metadata") if metadata is None else metadata
        self.dialect = migration_context.dialect
        self.imports = set()

    @property
    def inspector(self):
        raise TypeError("can't return inspector as this AutogenContext has no database connection")

    @contextmanager
    def _within_batch(self):
        self._has_batch = True
        yield
        self._has_batch = False

    @property
    def _metadatas(self):
        return self.metadata if isinstance(self.metadata, (list, tuple)) else [self.metadata]

    @property
    def sorted_tables(self):
        return [table for metadata in self._metadatas for table in metadata.sorted_tables]

    @property
    def table_key_to_table(self):
        return {key: table for metadata in self._metadatas for key, table in metadata.tables.items()}
