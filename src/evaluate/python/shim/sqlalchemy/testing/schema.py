"""Table and Column as SQLAlchemy's own tests make them: the ordinary ones, without the options named test_…"""

from sqlalchemy import schema as _schema

__all__ = ["Table", "Column", "mapped_column"]


def _without_test_options(options):
    return dict([(key, value) for key, value in options.items() if not key.startswith("test_")])


def Table(*args, **kw):
    return _schema.Table(*args, **_without_test_options(kw))


def Column(*args, **kw):
    return _schema.Column(*args, **_without_test_options(kw))


def mapped_column(*args, **kw):
    from sqlalchemy.orm import mapped_column as made

    return made(*args, **_without_test_options(kw))
