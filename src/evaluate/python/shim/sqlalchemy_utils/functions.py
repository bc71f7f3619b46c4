"""What sqlalchemy_utils can tell of the tables of a model and of the foreign keys between tables."""

from itertools import groupby

import sqlalchemy as sa


def get_tables(mixed):
    """The tables of a class or of its object, and a table itself."""
    if isinstance(mixed, sa.Table):
        return [mixed]
    return list(sa.inspect(mixed).mapper.tables)


def get_referencing_foreign_keys(mixed):
    """The foreign keys of other tables that refer to a table, or to any table of a class."""
    tables = get_tables(mixed)
    found = set()
    for table in mixed.metadata.tables.values():
        if table not in tables:
            for constraint in table.constraints:
                if isinstance(constraint, sa.ForeignKeyConstraint):
                    found.update([key for key in constraint.elements if [one for one in tables if key.references(one)]])
    return found


def group_foreign_keys(foreign_keys):
    """Foreign keys by the table that holds them."""
    return groupby(sorted(foreign_keys, key=lambda key: key.constraint.table.name), lambda key: key.constraint.table)
