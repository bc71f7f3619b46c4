"""Tables of a MetaData as plain values for autogenerate: what CREATE TABLE needs, and how Python writes each part.

A table is what ``Table._value()`` says, with more in it: of a type the text of its constructor, of constraints, indexes and
tables the keyword arguments that belong to a dialect, and foreign keys that come later (``use_alter``).
"""

from sqlalchemy.sql._schema.base import NULL_UNSPECIFIED
from sqlalchemy.sql._schema.column import Column
from sqlalchemy.sql.elements import ClauseElement

__name__ = "sqlalchemy.sql.schema"  # where users find what is defined here


class Writing:
    """How types are written: what stands before the names of classes, who may have another text for a type, and the imports
    that come together.
    """

    def __init__(self, sqlalchemy_prefix="sa.", user_prefix=None, render=None):
        self.sqlalchemy_prefix = sqlalchemy_prefix
        self.user_prefix = user_prefix
        # asked first; False leaves a type to us
        self.render = render
        self.imports = []

    def _import(self, line):
        if line not in self.imports:
            self.imports.append(line)


def described_tables(tables, user_prefix=None):
    """The tables in the order given."""
    return [described_table(table, user_prefix) for table in tables]


def described_table(table, user_prefix):
    value = table._value()
    value["columns"] = [
        described_column(described, column, table, user_prefix) for described, column in zip(value["columns"], table.columns)
    ]
    constraints = [table.primary_key] + [one for one in table._sorted_constraints if one is not table.primary_key]
    value["constraints"] = [
        described_constraint(one)
        for one in constraints
        if (len(one.columns) + one._writes_without_columns) and not one._is_refused
    ]
    value["indexes"] = [described_index(index) for index in table.indexes]
    value["arguments"] = _arguments(table)
    info = dict(table.info)
    if info:
        value["info"] = repr(info)
    if table.metadata.schema is not None:
        value["metadata_schema"] = str(table.metadata.schema)
    return value


def described_column(value, column, table, user_prefix):
    value = dict(value)
    value["python"] = described_type(column.type, user_prefix)
    if column.autoincrement != "auto":
        value["autoincrement"] = repr(column.autoincrement)
    if table._autoincrement_column is column:
        value["increments"] = True
    if column._user_defined_nullable is NULL_UNSPECIFIED:
        value["nullable_unset"] = True
    if column.server_default is not None and "server_default" not in value:
        value["server_default"] = {"d": "fetched"}
    arguments = _arguments(column)
    if arguments:
        value["arguments"] = arguments
    return value


def described_index(index):
    return dict(index._value(), arguments=_arguments(index))


def described_constraint(constraint):
    value = constraint._value()
    if value["kind"] == "primary_key":
        # as they were given, where CREATE TABLE has the one that increments first
        value = constraint._column_values(value, constraint._columns)
    value["arguments"] = _arguments(constraint)
    if constraint._type_bound:
        value["type_bound"] = True
    if getattr(constraint, "use_alter", False):
        value["use_alter"] = True
    return value


def _arguments(item):
    return [{"name": key, "value": _argument(given)} for key, given in item.dialect_kwargs.items()]


def _argument(given):
    """What a keyword argument is given: Python text, or an expression that becomes SQL text."""
    if isinstance(given, (list, tuple)):
        return {"items": [_argument(one) for one in given], "tuple": isinstance(given, tuple)}
    if isinstance(given, Column):
        return {"text": repr(str(given.name))}
    if isinstance(given, ClauseElement):
        return {"expression": given._value()}
    return {"text": repr(given)}


# ------------------------------------------------------------------------------------------------------------------- types


def described_type(type_, user_prefix):
    writing = Writing(user_prefix=user_prefix)
    text = written_type(type_, writing)
    return {"text": text, "shown": _shown(type_), "imports": writing.imports}


def written_type(type_, writing, variants=True):
    """The constructor as a revision file is to hold it."""
    if writing.render is not None:
        rendered = writing.render(type_)
        if rendered is not False:
            return rendered
    if variants and type_._variant_mapping:
        text = written_type(type_, writing, False)
        for dialect in sorted(type_._variant_mapping):
            text += ".with_variant(%s, %r)" % (written_type(type_._variant_mapping[dialect], writing, False), dialect)
        return text
    module = type(type_).__module__ or "sqlalchemy.types"
    shown = _shown(type_)
    if module.startswith("sqlalchemy.dialects."):
        dialect = module.split(".")[2]
        writing._import("from sqlalchemy.dialects import %s" % dialect)
        prefix = dialect + "."
    elif module.startswith("sqlalchemy."):
        prefix = writing.sqlalchemy_prefix
    else:
        return (module + "." if writing.user_prefix is None else writing.user_prefix) + shown
    name = type(type_).__name__
    if name == "DOMAIN":
        return "%s%s" % (prefix, _domain(type_, writing))
    for attribute, before in (("item_type", "("), ("astext_type", "astext_type="), ("text_type", "text_type=")):
        inner = getattr(type_, attribute, None)
        if inner is not None:
            for inner_shown in (_shown(inner), repr(inner)):
                head, found, rest = shown.partition(before + inner_shown)
                if found:
                    return prefix + head + before + str(written_type(inner, writing)) + rest
            # The column stands for its default, and Python shows none of it.
    return prefix + shown


def _domain(type_, writing):
    parts = [repr(str(type_.name)), written_type(type_.data_type, writing)]
    for word in ("collation", "collation_schema"):
        if getattr(type_, word) is not None:
            parts.append("%s=%r" % (word, getattr(type_, word)))
    if type_.default is not None:
        parts.append("default=%s" % (_sql_element(type_.default, writing)))
    if type_.constraint_name is not None:
        parts.append("constraint_name=%r" % type_.constraint_name)
    if type_.not_null:
        parts.append("not_null=True")
    if type_.check is not None:
        parts.append("check=%r" % sql_of(type_.check))
    if type_.schema is not None:
        parts.append("schema=%r" % str(type_.schema))
    if type_.create_type is not True:
        parts.append("create_type=False")
    return "DOMAIN(%s)" % ", ".join(parts)


def _sql_element(given, writing):
    if isinstance(given, ClauseElement):
        return "%stext(%r)" % (writing.sqlalchemy_prefix, sql_of(given))
    return repr(given)


def sql_of(element):
    """An expression as the text of DDL."""
    return str(element.compile(compile_kwargs={"literal_binds": True, "include_table": False}))


def _shown(type_):
    """What Python shows of the type: repr() in SQLAlchemy."""
    return _shown_as(type_, type(type_).__name__)


def _shown_as(type_, name):
    cls = type(type_)
    if "__repr__" in cls.__dict__ and not cls.__module__.startswith("sqlalchemy."):
        return repr(type_)
    if type_._is_type_decorator:
        return _shown_as(type_.impl_instance, name)
    if hasattr(type_, "enums") and hasattr(type_, "native_enum"):
        return "%s(%s)" % (name, ", ".join(_enum_arguments(type_)))
    text = repr(type_)
    return name + text[len(cls.__name__) :] if text.startswith(cls.__name__ + "(") else text


def _enum_arguments(type_):
    parts = [repr(label) for label in type_.enums]
    if type_.name is not None:
        parts.append("name=%r" % str(type_.name))
    if type_.create_type is not True:
        parts.append("create_type=%r" % type_.create_type)
    if not type_.native_enum:
        parts.append("native_enum=False")
    if type_.create_constraint:
        parts.append("create_constraint=%r" % type_.create_constraint)
    if type_.length != type_._default_length:
        parts.append("length=%r" % type_.length)
    if type_.schema is not None:
        parts.append("schema=%r" % str(type_.schema))
    return parts
