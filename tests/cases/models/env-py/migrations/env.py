import logging
from logging.config import fileConfig

from alembic import context
from app.models import Base
from app.other import metadata as other
from app.settings import settings
from framework import Application

import app.models.user  # noqa: F401

config = context.config
fileConfig(config.config_file_name)
log = logging.getLogger("env")
application = Application(settings)

import_models = Base.import_models
import_models()


def collected():
    return [Base.metadata, other]


target_metadata = collected()


def run_migrations_online():
    with application.engine().connect() as connection:
        context.configure(connection=connection, target_metadata=target_metadata)
        with context.begin_transaction():
            context.run_migrations()


run_migrations_online()
