"""batch_alter_table: keeps what the block asks for and carries it out at the end, as ALTERs or as move-and-copy."""


class BatchOperationsImpl:
    def __init__(
        self,
        operations,
        table_name,
        schema,
        recreate,
        copy_from,
        table_args,
        table_kwargs,
        reflect_args,
        reflect_kwargs,
        naming_convention,
        partial_reordering,
    ):
        if recreate not in ("auto", "always", "never"):
            raise ValueError("recreate may be one of 'auto', 'always', or 'never'.")
        self.operations = operations
        self.table_name = table_name
        self.schema = schema
        self.recreate = recreate
        self.copy_from = copy_from
        self.table_args = table_args
        self.table_kwargs = dict(table_kwargs)
        self.reflect_args = reflect_args
        self.reflect_kwargs = dict(reflect_kwargs)
        self.naming_convention = naming_convention
        self.partial_reordering = partial_reordering
        self.batch = []

    __dialect__ = "postgresql"

    @property
    def dialect(self):
        return self.operations.impl.dialect

    @property
    def impl(self):
        return self.operations.impl

    def _should_recreate(self):
        if self.recreate == "auto":
            return self.operations.impl.requires_recreate_in_batch(self)
        return self.recreate == "always"

    def flush(self):
        if self._should_recreate():
            from alembic.operations.recreate import recreate

            recreate(self)
            return
        for name, args, kw in self.batch:
            getattr(self.operations.impl, name)(*args, **kw)

    def _keep(self, name, args, kw):
        self.batch.append((name, args, kw))

    def alter_column(self, *args, **kw):
        self._keep("alter_column", args, kw)

    def add_column(self, *args, **kw):
        if ("insert_before" in kw or "insert_after" in kw) and not self._should_recreate():
            from alembic.util.exc import CommandError

            raise CommandError(
                "Can't specify insert_before or insert_after when using ALTER; please specify recreate='always'"
            )
        self._keep("add_column", args, kw)

    def drop_column(self, *args, **kw):
        self._keep("drop_column", args, kw)

    def add_constraint(self, constraint):
        self._keep("add_constraint", (constraint,), {})

    def drop_constraint(self, constraint):
        self._keep("drop_constraint", (constraint,), {})

    def rename_table(self, *args, **kw):
        self._keep("rename_table", args, kw)

    def create_index(self, index, **kw):
        self._keep("create_index", (index,), kw)

    def drop_index(self, index, **kw):
        self._keep("drop_index", (index,), kw)

    def create_table_comment(self, table):
        self._keep("create_table_comment", (table,), {})

    def drop_table_comment(self, table):
        self._keep("drop_table_comment", (table,), {})

    def create_column_comment(self, column):
        self._keep("create_column_comment", (column,), {})

    def create_table(self, table):
        raise NotImplementedError("Can't create table in batch mode")

    def drop_table(self, table):
        raise NotImplementedError("Can't drop table in batch mode")
