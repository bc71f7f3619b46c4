"""Queries with pages."""

from sqlalchemy.orm import Query as _Query


class Query(_Query):
    pass


class Pagination:
    pass


BaseQuery = Query
