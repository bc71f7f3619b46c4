import os

import sqlalchemy as sa
from alembic import context
from app.models import Base


def include_object(item, name, kind, reflected, compare_to):
    return name != "spatial_ref_sys"


def tenants(connection):
    return [row.name for row in connection.execute(sa.text("SELECT name FROM tenants"))]


engine = sa.create_engine(os.environ["APP_DATABASE_URL"], connect_args={"sslmode": "require"})
with engine.connect() as connection:
    connection.execute(sa.text("SET search_path TO app, public"))
    connection.execute(sa.text("SELECT pg_advisory_lock(1)"))
    for tenant in tenants(connection):
        context.configure(
            connection=connection,
            target_metadata=Base.metadata,
            version_table=f"versions_{tenant}",
            include_object=include_object,
            on_version_apply=print,
        )
        with context.begin_transaction():
            context.run_migrations(tenant=tenant)
