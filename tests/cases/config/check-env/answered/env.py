import sqlalchemy as sa
from alembic import context
from app.models import Base, SCHEMA

with sa.create_engine("postgresql://").connect() as connection:
    connection.execute(sa.text("SET search_path TO app, public"))
    context.configure(connection=connection, target_metadata=Base.metadata, version_table_schema=SCHEMA)
    with context.begin_transaction():
        context.run_migrations()
