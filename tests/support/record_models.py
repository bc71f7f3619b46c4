"""Prints the statements that the real SQLAlchemy makes of models, in the order of `mig debug metadata`.

    record_models.py FOLDER TARGET...        TARGET is module:attribute

Types and sequences come first, sorted; then the tables in the order of `sorted_tables`, each with its indexes, sorted,
and its comments; then the foreign keys that come later. What can't be made is a line that begins with `error:`.
"""

import importlib
import sys

from sqlalchemy.dialects import postgresql
from sqlalchemy.dialects.postgresql import psycopg2
from sqlalchemy.dialects.postgresql.named_types import CreateDomainType, CreateEnumType
from sqlalchemy.schema import AddConstraint, CreateIndex, CreateSequence, CreateTable, SetColumnComment, SetTableComment

DIALECT = psycopg2.dialect()


def metadatas(value):
    if hasattr(value, "sorted_tables"):
        return [value]
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, (list, tuple)):
        return [one for item in value for one in metadatas(item)]
    if hasattr(value, "metadata"):
        return [value.metadata]
    return metadatas(value())


def text(element):
    """A statement as the server gets it: psycopg2 makes one percent sign of two."""
    return "%s;\n" % str(element.compile(dialect=DIALECT)).strip().replace("%%", "%")


def user_types(metadata):
    found = {}
    types = list(getattr(metadata, "_objects", ())) + [column.type for table in metadata.sorted_tables for column in table.columns]
    for one in types:
        if not hasattr(one, "dialect_impl"):
            continue
        one = one.dialect_impl(DIALECT)
        while True:
            inner = getattr(one, "impl_instance", None) if hasattr(one, "impl_instance") else getattr(one, "item_type", None)
            if inner is None:
                break
            one = inner.dialect_impl(DIALECT)
        if getattr(one, "create_type", False) and isinstance(one, (postgresql.ENUM, postgresql.DOMAIN)):
            create = CreateEnumType if isinstance(one, postgresql.ENUM) else CreateDomainType
            found.setdefault((one.schema, one.name), text(create(one)))
    return sorted(found.values())


def statements(metadata):
    tables = metadata.sorted_tables
    yield from user_types(metadata)
    yield from sorted(text(CreateSequence(one)) for one in metadata._sequences.values())
    for table in tables:
        yield text(CreateTable(table))
        yield from sorted(text(CreateIndex(index)) for index in table.indexes)
        if table.comment is not None:
            yield text(SetTableComment(table))
        for column in table.columns:
            if column.comment is not None:
                yield text(SetColumnComment(column))
    for table in tables:
        for constraint in sorted(table.constraints, key=lambda one: one._creation_order):
            if getattr(constraint, "use_alter", False):
                yield text(AddConstraint(constraint, isolate_from_table=False))


def main():
    sys.path.insert(0, sys.argv[1])
    for target in sys.argv[2:]:
        module, _, attributes = target.partition(":")
        value = importlib.import_module(module)
        for attribute in attributes.split("."):
            value = getattr(value, attribute)
        for metadata in metadatas(value):
            for statement in statements(metadata):
                sys.stdout.write(statement)


main()
