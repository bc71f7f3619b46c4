from alembic import context
from flask import current_app

target_db = current_app.extensions["migrate"].db


def get_metadata():
    if hasattr(target_db, "metadatas"):
        return target_db.metadatas[None]
    return target_db.metadata


def run_migrations_offline():
    context.configure(url="postgresql://", target_metadata=get_metadata(), literal_binds=True)
    with context.begin_transaction():
        context.run_migrations()
