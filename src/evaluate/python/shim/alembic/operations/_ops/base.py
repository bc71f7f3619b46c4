"""What operations derive from, the containers that hold them, and the two on rows and plain SQL."""

from alembic.operations.base import BatchOperations, Operations

__name__ = "alembic.operations.ops"  # where users find what is defined here


def _directive(name, batch=None):
    """Registers a class under its directive's name; `batch` names the method for the batch form."""

    def register(op_cls):
        Operations.register_operation(name)(op_cls)
        if batch:
            BatchOperations.register_operation(name, batch)(op_cls)
        return op_cls

    return register


def _schema_objects(migration_context):
    from alembic.operations.schemaobj import SchemaObjects

    return SchemaObjects(migration_context)


class MigrateOperation:
    @property
    def info(self):
        found = self.__dict__.get("_info")
        if found is None:
            found = self.__dict__["_info"] = {}
        return found

    _mutations = frozenset()

    def reverse(self):
        raise NotImplementedError

    def to_diff_tuple(self):
        raise NotImplementedError


@_directive("bulk_insert")
class BulkInsertOp(MigrateOperation):
    def __init__(self, table, rows, *, multiinsert=True):
        self.table = table
        self.rows = rows
        self.multiinsert = multiinsert

    @classmethod
    def bulk_insert(cls, operations, table, rows, *, multiinsert=True):
        operations.invoke(cls(table, rows, multiinsert=multiinsert))


@_directive("execute", "batch_execute")
class ExecuteSQLOp(MigrateOperation):
    def __init__(self, sqltext, *, execution_options=None):
        self.sqltext = sqltext
        self.execution_options = execution_options

    def to_diff_tuple(self):
        return ("execute", self.sqltext)

    @classmethod
    def execute(cls, operations, sqltext, *, execution_options=None):
        return operations.invoke(cls(sqltext, execution_options=execution_options))

    @classmethod
    def batch_execute(cls, operations, sqltext, *, execution_options=None):
        return cls.execute(operations, sqltext, execution_options=execution_options)


class OpContainer(MigrateOperation):
    def __init__(self, ops=()):
        self.ops = list(ops)

    def is_empty(self):
        return not self.ops

    def as_diffs(self):
        return list(OpContainer._ops_as_diffs(self))

    @classmethod
    def _ops_as_diffs(cls, migrations):
        for op in migrations.ops:
            if hasattr(op, "ops"):
                yield from cls._ops_as_diffs(op)
            else:
                yield op.to_diff_tuple()


class ModifyTableOps(OpContainer):
    def __init__(self, table_name, ops, *, schema=None):
        OpContainer.__init__(self, ops)
        self.table_name = table_name
        self.schema = schema

    def reverse(self):
        return ModifyTableOps(
            self.table_name, ops=list(reversed([op.reverse() for op in self.ops])), schema=self.schema
        )


class UpgradeOps(OpContainer):
    def __init__(self, ops=(), upgrade_token="upgrades"):
        OpContainer.__init__(self, ops)
        self.upgrade_token = upgrade_token

    def reverse_into(self, downgrade_ops):
        downgrade_ops.ops[:] = list(reversed([op.reverse() for op in self.ops]))
        return downgrade_ops

    def reverse(self):
        return self.reverse_into(DowngradeOps(ops=[]))


class DowngradeOps(OpContainer):
    def __init__(self, ops=(), downgrade_token="downgrades"):
        OpContainer.__init__(self, ops)
        self.downgrade_token = downgrade_token

    def reverse(self):
        return UpgradeOps(ops=list(reversed([op.reverse() for op in self.ops])))


class MigrationScript(MigrateOperation):
    def __init__(
        self,
        rev_id,
        upgrade_ops,
        downgrade_ops,
        *,
        message=None,
        imports=set(),
        head=None,
        splice=None,
        branch_label=None,
        version_path=None,
        depends_on=None,
    ):
        self.rev_id = rev_id
        self.message = message
        self.imports = imports
        self.head = head
        self.splice = splice
        self.branch_label = branch_label
        self.version_path = version_path
        self.depends_on = depends_on
        self.upgrade_ops = upgrade_ops
        self.downgrade_ops = downgrade_ops

    @property
    def upgrade_ops(self):
        return _only(self._upgrade_ops, "upgrade_ops")

    @upgrade_ops.setter
    def upgrade_ops(self, given):
        self._upgrade_ops = _to_list(given)

    @property
    def downgrade_ops(self):
        return _only(self._downgrade_ops, "downgrade_ops")

    @downgrade_ops.setter
    def downgrade_ops(self, given):
        self._downgrade_ops = _to_list(given)

    @property
    def upgrade_ops_list(self):
        return self._upgrade_ops

    @property
    def downgrade_ops_list(self):
        return self._downgrade_ops


def _to_list(given):
    return list(given) if isinstance(given, (list, tuple)) else [given]


def _only(ways, name):
    if len(ways) > 1:
        raise ValueError(
            "This MigrationScript instance has a multiple-entry list for %s; please use the %s_list attribute."
            % ("UpgradeOps" if name == "upgrade_ops" else "DowngradeOps", name)
        )
    return ways[0] if ways else None
