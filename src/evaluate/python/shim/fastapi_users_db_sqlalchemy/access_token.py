"""Models are not available here; only the types are."""

from fastapi_users_db_sqlalchemy.generics import GUID, TIMESTAMPAware  # noqa: F401
