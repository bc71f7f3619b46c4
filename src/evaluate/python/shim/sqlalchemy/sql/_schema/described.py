"""Tables of a MetaData as plain values for autogenerate: what CREATE TABLE needs, and how Python writes each part.

A table is what ``Table._value()`` says, with more in it: of a type the text of its constructor, of constraints, indexes and
tables the keyword arguments that belong to a dialect, and foreign keys that come later (``use_alter``).
"""

from sqlalchemy.sql._schema.base import NULL_UNSPECIFIED
from sqlalchemy.sql._schema.column import Column
from sqlalchemy.sql.elements import ClauseElement

__name__ = "sqlalchemy.sql.schema"  # where users find what is defined here


def described_tables(tables, sqlalchemy_prefix="sa.", user_prefix=None):
    """The tables in the order given."""
    return [_table(table, (sqlalchemy_prefix, user_prefix)) for table in tables]


def _table(table, prefixes):
    value = table._value()
    value["columns"] = [
        _column(described, column, table, prefixes) for described, column in zip(value["columns"], table.columns)
    ]
    constraints = [table.primary_key] + [one for one in table._sorted_constraints if one is not table.primary_key]
    value["constraints"] = [
        _constraint(one, prefixes)
        for one in constraints
        if (len(one.columns) + one._writes_without_columns) and not one._is_refused
    ]
    value["indexes"] = [dict(index._value(), arguments=_arguments(index, prefixes)) for index in table.indexes]
    value["arguments"] = _arguments(table, prefixes)
    info = dict(table.info)
    if info:
        value["info"] = repr(info)
    if table.metadata.schema is not None:
        value["metadata_schema"] = str(table.metadata.schema)
    return value


def _column(value, column, table, prefixes):
    value = dict(value)
    value["python"] = _type(column.type, prefixes)
    if column.autoincrement != "auto":
        value["autoincrement"] = repr(column.autoincrement)
    if table._autoincrement_column is column:
        value["increments"] = True
    if column._user_defined_nullable is NULL_UNSPECIFIED:
        value["nullable_unset"] = True
    if column.server_default is not None and "server_default" not in value:
        value["server_default"] = {"d": "fetched"}
    arguments = _arguments(column, prefixes)
    if arguments:
        value["arguments"] = arguments
    return value


def _constraint(constraint, prefixes):
    value = constraint._value()
    if value["kind"] == "primary_key":
        # as they were given, where CREATE TABLE has the one that increments first
        value = constraint._column_values(value, constraint._columns)
    value["arguments"] = _arguments(constraint, prefixes)
    if constraint._type_bound:
        value["type_bound"] = True
    if getattr(constraint, "use_alter", False):
        value["use_alter"] = True
    return value


def _arguments(item, prefixes):
    return [{"name": key, "value": _argument(given, prefixes)} for key, given in item.dialect_kwargs.items()]


def _argument(given, prefixes):
    """What a keyword argument is given: Python text, or an expression that becomes SQL text."""
    if isinstance(given, (list, tuple)):
        return {"items": [_argument(one, prefixes) for one in given], "tuple": isinstance(given, tuple)}
    if isinstance(given, Column):
        return {"text": repr(str(given.name))}
    if isinstance(given, ClauseElement):
        return {"expression": given._value()}
    return {"text": repr(given)}


# ------------------------------------------------------------------------------------------------------------------- types


def _type(type_, prefixes):
    imports = []
    text = _written(type_, prefixes, imports)
    return {"text": text, "shown": _shown(type_), "imports": imports}


def _written(type_, prefixes, imports, variants=True):
    """The constructor as a revision file is to hold it."""
    if variants and type_._variant_mapping:
        text = _written(type_, prefixes, imports, False)
        for dialect in sorted(type_._variant_mapping):
            text += ".with_variant(%s, %r)" % (_written(type_._variant_mapping[dialect], prefixes, imports, False), dialect)
        return text
    sqlalchemy_prefix, user_prefix = prefixes
    module = type(type_).__module__
    shown = _shown(type_)
    if module.startswith("sqlalchemy.dialects."):
        dialect = module.split(".")[2]
        _import(imports, "from sqlalchemy.dialects import %s" % dialect)
        prefix = dialect + "."
    elif module.startswith("sqlalchemy."):
        prefix = sqlalchemy_prefix
    else:
        return (module + "." if user_prefix is None else user_prefix) + shown
    name = type(type_).__name__
    if name == "DOMAIN":
        return "%s%s" % (prefix, _domain(type_, prefixes, imports))
    for attribute, before in (("item_type", "("), ("astext_type", "astext_type="), ("text_type", "text_type=")):
        inner = getattr(type_, attribute, None)
        if inner is not None:
            head, found, rest = shown.partition(before + _shown(inner))
            if found:
                return prefix + head + before + _written(inner, prefixes, imports) + rest
            # The column stands for its default, and Python shows none of it.
    return prefix + shown


def _import(imports, line):
    if line not in imports:
        imports.append(line)


def _domain(type_, prefixes, imports):
    parts = [repr(str(type_.name)), _written(type_.data_type, prefixes, imports)]
    for word in ("collation", "collation_schema"):
        if getattr(type_, word) is not None:
            parts.append("%s=%r" % (word, getattr(type_, word)))
    if type_.default is not None:
        parts.append("default=%s" % (_sql_element(type_.default, prefixes)))
    if type_.constraint_name is not None:
        parts.append("constraint_name=%r" % type_.constraint_name)
    if type_.not_null:
        parts.append("not_null=True")
    if type_.check is not None:
        parts.append("check=%r" % _sql(type_.check))
    if type_.schema is not None:
        parts.append("schema=%r" % str(type_.schema))
    if type_.create_type is not True:
        parts.append("create_type=False")
    return "DOMAIN(%s)" % ", ".join(parts)


def _sql_element(given, prefixes):
    if isinstance(given, ClauseElement):
        return "%stext(%r)" % (prefixes[0], _sql(given))
    return repr(given)


def _sql(element):
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
