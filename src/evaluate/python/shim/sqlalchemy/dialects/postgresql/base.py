"""PostgreSQL's types and dialect, where code that reaches deeper looks for them."""

from sqlalchemy.dialects.postgresql.types import *  # noqa: F401,F403

# The types that libraries and projects add to what reflection knows, by the server's names.
ischema_names = {}


def dialect(**options):
    from sqlalchemy.engine.dialect import dialect as the_dialect

    return the_dialect()


def __getattr__(name):
    if name == "PGDialect":
        from sqlalchemy.engine.dialect import dialect as the_dialect

        return type(the_dialect())
    if name == "RESERVED_WORDS":
        raise AttributeError(name)
    import sqlalchemy.dialects.postgresql as package

    return getattr(package, name)
