"""Where older releases had GUID, and their revision files still look for it."""

from fastapi_users_db_sqlalchemy.generics import GUID  # noqa: F401
