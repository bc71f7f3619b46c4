"""sqlmodel's base class without its models.

Invariant: `SQLModel.metadata` never stands silently for a project's models. They are not here, so creating or dropping
"all tables" before anything was reflected or declared into it is an error.
"""

from sqlalchemy import MetaData


class _ModelsMetaData(MetaData):
    def create_all(self, *args, **options):
        self._needs_tables("create_all")
        return super().create_all(*args, **options)

    def drop_all(self, *args, **options):
        self._needs_tables("drop_all")
        return super().drop_all(*args, **options)

    def _needs_tables(self, what):
        if not self.tables:
            raise TypeError(
                "SQLModel.metadata.%s(): the project's models are not known here; list the tables in the revision itself" % what
            )


class SQLModel:
    metadata = _ModelsMetaData()

    def __init_subclass__(cls, **options):
        raise TypeError(
            "class %s(SQLModel): sqlmodel's models stand on pydantic, which is not available; use sqlalchemy.orm or sa.Table" % cls.__name__
        )
