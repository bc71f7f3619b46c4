"""Full text search as models declare it: an index for each column of the type TSVectorType.

The functions and triggers beside it are not part of a metadata; they are made when its tables are created.
"""

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy_utils import TSVectorType

__version__ = "2.1.0"


class SearchManager:
    def __init__(self):
        self.options = {}
        self.processed_columns = []

    def process_mapper(self, mapper, cls):
        for column in mapper.persist_selectable.c:
            if isinstance(column.type, TSVectorType) and not [one for one in self.processed_columns if one is column]:
                sa.Index("_".join(("ix", column.table.name, column.name)), column, postgresql_using="gin")
                self.processed_columns.append(column)


search_manager = SearchManager()


def make_searchable(metadata, mapper=None, manager=search_manager, options=None):
    manager.options.update(options or {})
    event.listen(sa.orm.Mapper if mapper is None else mapper, "instrument_class", manager.process_mapper)


class SearchQueryMixin:
    pass


class Vectorizer:
    """Decorates what turns a type or a column into text for the search; that is the triggers' affair."""

    def __call__(self, type_or_column):
        return lambda function: function

    def clear(self):
        pass


vectorizer = Vectorizer()


def _not_here(name):
    def refused(*args, **options):
        raise NotImplementedError("sqlalchemy_searchable.%s() is not available: write its statements with op.execute()" % name)

    return refused


sync_trigger, drop_trigger, search = _not_here("sync_trigger"), _not_here("drop_trigger"), _not_here("search")
