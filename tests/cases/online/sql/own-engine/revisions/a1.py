"""one"""

import os

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    engine = sa.create_engine(os.environ["DATABASE_URL"])
    if not sa.inspect(engine).has_table("shelf"):
        op.create_table("shelf", sa.Column("id", sa.Integer, primary_key=True), sa.Column("label", sa.Text))
    with engine.connect() as connection:
        for (name,) in connection.execute(sa.text("SELECT current_database() WHERE 'x' LIKE :x"), {"x": "%"}):
            print("-- written for", name)
        if op.get_context().as_sql:
            tables = sa.MetaData()
            tables.reflect(connection)
            print("-- there:", sorted(tables.tables))
        op.execute(sa.text("SELECT 'in the script'"))


def downgrade():
    op.drop_table("shelf")
