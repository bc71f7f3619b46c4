"""The tables of FastAPI Users, under the name that most import them by."""

from _mig_missing import lacking
from fastapi_users_db_sqlalchemy import (  # noqa: F401
    SQLAlchemyBaseOAuthAccountTable,
    SQLAlchemyBaseOAuthAccountTableUUID,
    SQLAlchemyBaseUserTable,
    SQLAlchemyBaseUserTableUUID,
    SQLAlchemyUserDatabase,
)

__getattr__ = lacking("fastapi_users.db")
