"""Helpers that user code imports by this path."""

from .visitors import iterate


def find_tables(clause, **_options):
    from .selectable import TableClause

    return [one for one in iterate(clause) if isinstance(one, TableClause)]


def find_columns(clause):
    from .elements import ColumnClause

    return set([one for one in iterate(clause) if isinstance(one, ColumnClause)])
