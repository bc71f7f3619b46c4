"""The types that revision files of FastAPI Users import."""

from fastapi_users_db_sqlalchemy.generics import GUID, TIMESTAMPAware  # noqa: F401
