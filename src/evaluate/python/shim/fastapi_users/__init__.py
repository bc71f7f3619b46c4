"""The package that FastAPI Users' tables are imported through; all else of it has stand-ins."""

from _mig_missing import lacking

__getattr__ = lacking("fastapi_users")
