"""What ``render_item`` has for parts of operations, in the order in which Alembic asks for them."""

from alembic.autogenerate.render import _repr_type, _user_defined_render
from alembic.operations import ops
from sqlalchemy.sql.schema import CheckConstraint, ForeignKeyConstraint, PrimaryKeyConstraint, UniqueConstraint

_CONSTRAINTS = (
    ("primary_key", PrimaryKeyConstraint),
    ("foreign_key", ForeignKeyConstraint),
    ("unique", UniqueConstraint),
    ("check", CheckConstraint),
)


def items(operations, context):
    """Number of the operation, part and text of each part that is rendered, for what ``_mig_operations`` has read."""
    found = []
    for number, operation in enumerate(operations):
        if operation is not None:
            found += [[number, part, text] for part, text in parts(operation, context)]
    return found


def parts(operation, context):
    """The same of one operation."""
    return [[part, _text(text)] for part, text in _Parts(context).of(operation)]


def _text(given):
    return None if given is None else str(given)


class _Parts:
    def __init__(self, context):
        self.context = context
        self.found = []

    def of(self, operation):
        if isinstance(operation, ops.CreateTableOp):
            self._table(operation.to_table())
        elif isinstance(operation, ops.AddColumnOp):
            self._column(operation.column)
        elif isinstance(operation, ops.AlterColumnOp):
            self._change(operation)
        return self.found

    def _ask(self, kind, item, part):
        """Asks for a part; whether there is an answer."""
        given = _user_defined_render(kind, item, self.context)
        if given is False:
            return False
        self.found.append((part, given))
        return True

    def _table(self, table):
        for column in table.columns:
            self._column(column)
        count = {}
        for constraint in [table.primary_key] + [one for one in table._sorted_constraints if one is not table.primary_key]:
            for kind, cls in _CONSTRAINTS:
                if isinstance(constraint, cls):
                    self._constraint(kind, constraint, count)

    def _constraint(self, kind, constraint, count):
        if kind == "primary_key":
            self._ask(kind, constraint, kind)
        elif kind != "check":
            self._ask(kind, constraint, {kind: [str(column.name) for column in constraint.columns]})
        else:
            name = None if constraint.name is None else str(constraint.name)
            place = count[name] = count.get(name, -1) + 1
            self._ask(kind, constraint, {kind: [name, place]})

    def _column(self, column):
        name = str(column.name)
        if self._ask("column", column, {"column": name}):
            return
        if column.server_default is not None:
            self._ask("server_default", column.server_default, {"default": name})
        self._type(column.type, {"type": name})

    def _change(self, operation):
        if operation.existing_type is not None:
            self._type(operation.existing_type, "existing_type")
        if operation.modify_server_default is not False:
            self._ask("server_default", operation.modify_server_default, "new_default")
        if operation.modify_type is not None:
            self._type(operation.modify_type, "new_type")
        if operation.modify_server_default is False and operation.existing_server_default:
            self._ask("server_default", operation.existing_server_default, "existing_default")

    def _type(self, type_, part):
        """The text of a type, where the function has its own for it or for a type inside of it."""
        asked = self.context.opts["render_item"]
        answered = []

        def ask(kind, item, context):
            given = asked(kind, item, context)
            if given is not False:
                answered.append(item)
            return given

        self.context.opts["render_item"] = ask
        try:
            text = _repr_type(type_, self.context)
        finally:
            self.context.opts["render_item"] = asked
        if answered:
            self.found.append((part, text))
