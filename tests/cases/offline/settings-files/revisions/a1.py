"""Settings that come from a file."""

import os

import sqlalchemy as sa
from alembic import op
from decouple import Csv, config
from dotenv import dotenv_values, find_dotenv, get_key, load_dotenv
from pydantic_settings import BaseSettings, SettingsConfigDict

revision = "a1"
down_revision = None


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_file=(".env", ".env.local", ".env.absent"), env_prefix="APP_", extra="ignore")

    prefix: str = "by default"
    size: int = 1
    flag: bool = False
    names: list[str] = []
    absent: str = "absent"


class OldSettings(BaseSettings):
    exported: str = "by default"

    class Config:
        env_file = ".env"
        extra = "ignore"


def show(what, value):
    op.execute(sa.text("SELECT " + repr(what).replace(":", "\\:") + " -- " + repr(value).replace(":", "\\:")))


def upgrade():
    show("found", os.path.basename(find_dotenv(usecwd=True)))
    for name, value in dotenv_values(".env").items():
        show(name, value)
    show("not interpolated", dotenv_values(".env", interpolate=False)["FROM_PLAIN"])
    show("get_key", get_key(".env", "EXPORTED"))
    show("before", os.environ.get("EXPORTED"))
    show("loaded", load_dotenv(".env"))
    show("after", os.environ.get("EXPORTED"))
    show("kept", os.environ["SETTINGS_TEST"])
    show("not overridden", os.environ["FROM_HOME"])
    show("overridden", (load_dotenv(".env", override=True), os.environ["SETTINGS_TEST"]))
    show("absent", (load_dotenv(".env.absent"), dotenv_values(".env.absent")))
    for name in ("APP_PREFIX", "APP_SIZE", "APP_FLAG"):
        os.environ.pop(name)
    settings = Settings()
    show("pydantic", [settings.prefix, settings.size, settings.flag, settings.names, settings.absent])
    show("pydantic, another file", Settings(_env_file=".env.local").size)
    show("pydantic, no file", Settings(_env_file=None).size)
    show("pydantic, of old", OldSettings().exported)
    show("decouple", config("APP_SIZE", cast=int))
    show("decouple, a truth", config("APP_FLAG", default=False, cast=bool))
    show("decouple, a default", config("NOWHERE", default="x,y", cast=Csv()))


def downgrade():
    pass
