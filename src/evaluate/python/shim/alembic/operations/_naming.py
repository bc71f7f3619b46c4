"""Names by the run's naming convention, for what is moved to another table before it is written."""

from sqlalchemy.sql import native
from sqlalchemy.sql.names import conv

_KINDS = {
    "primary_key_constraint": "pk",
    "unique_constraint": "uq",
    "foreign_key_constraint": "fk",
    "check_constraint": "ck",
    "table_or_column_check_constraint": "ck",
    "column_check_constraint": "ck",
    "index": "ix",
}


def name_constraint(constraint):
    """Gives a constraint the name that the convention has for it, if there is one."""
    if _is_named_by_convention(constraint):
        value = constraint._value() if getattr(constraint, "elements", True) else _to_nowhere(constraint)
        _name(constraint, {"constraint_name": value, "table": constraint.table._name_value()})


def _to_nowhere(foreign_key):
    """A foreign key of which only the name is known, since it is to be dropped."""
    return dict(foreign_key._shared(), kind="foreign_key", columns=[], referred={"name": ""}, referred_columns=[])


def name_index(index):
    """Gives an index the name that the convention has for it, if there is one."""
    if _is_named_by_convention(index):
        _name(index, {"index_name": index._value()})


def _is_named_by_convention(item):
    if isinstance(item.name, conv):
        return False
    convention = native.settings().get("naming_convention") or {"ix": "ix_%(column_0_label)s"}
    template = convention.get(_KINDS.get(item.__visit_name__))
    return template is not None and (item.name is None or "constraint_name" in template)


def _name(item, question):
    name = native.call(dict(question, request="compile"))
    if name is not None and name != item.name:
        item.name = conv(name)
