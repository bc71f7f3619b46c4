"""What applications make sure of as they are imported."""

import logging
import logging.config
import os
import subprocess
import sys
import threading
from importlib.metadata import PackageNotFoundError, metadata as facts_of, version

from pydantic import BaseModel, ConfigDict, EmailStr
from pydantic_settings import BaseSettings
from sqlalchemy import Column, Integer
from sqlalchemy.orm import declarative_base

logging.config.dictConfig(
    {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"plain": {"format": "%(message)s"}},
        "handlers": {"task": {"class": "logging.StreamHandler", "formatter": "plain"}, "idle": {"()": "logging.NullHandler"}},
        "loggers": {"tasks": {"handlers": ["task"], "level": "INFO", "propagate": False}},
        "root": {"handlers": ["idle"]},
    }
)
if not [one for one in logging.getLogger("tasks").handlers if one.name == "task"]:
    raise RuntimeError("tasks have no handler")

FACTS = facts_of("application")
if FACTS["Name"] != "application" or not version("application"):
    raise RuntimeError("the application is not installed")
try:
    EXTRA = facts_of("no-such-application")
except PackageNotFoundError:
    EXTRA = None

try:
    REVISION = subprocess.check_output(["false"])
except subprocess.CalledProcessError:
    REVISION = None
try:
    TAG = subprocess.check_output(["no-such-program"])
except OSError:
    TAG = None

PROGRAM = sys.modules["__main__"].__package__ or "alembic"
if "json_encoders" not in ConfigDict.__annotations__:
    raise RuntimeError("pydantic is too old")


class Options(BaseModel):
    size: int = 3

    def model_post_init(self, context):
        super().model_post_init(context)
        self.size += 1


class Settings(BaseSettings):
    owner: EmailStr | None = None


os.environ["OWNER"] = "owner@example.org"
if Settings().owner.partition("@")[0] != "owner":
    raise RuntimeError("nobody owns the application")

class Proxy:
    """As `wrapt` has it."""

    @property
    def __class__(self):
        return int

    @__class__.setter
    def __class__(self, value):
        raise TypeError("a proxy stays one")


class OfThread(threading.local):
    size: int = 1

    def __init__(self, extra=0):
        super().__init__()
        self.size += extra


plain, extended = OfThread(), OfThread(extra=2)
if (plain.size, extended.size, OfThread.size) != (1, 3, 1):
    raise RuntimeError("threads have values of their own")

if not isinstance(Proxy(), int):
    raise RuntimeError("a proxy is what it stands for")

Base = declarative_base()


class Note(Base):
    __tablename__ = "notes_%d_%s_%s_%s" % (Options().size, EXTRA, REVISION, TAG)
    id = Column(Integer, primary_key=True)


metadata = Base.metadata
