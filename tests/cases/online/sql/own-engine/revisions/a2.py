"""two"""

import os

import sqlalchemy as sa
from alembic import op
from sqlalchemy import engine_from_config
from sqlalchemy.orm import Session

revision = "a2"
down_revision = "a1"


def upgrade():
    engine = engine_from_config({"sqlalchemy.url": os.environ["DATABASE_URL"]}, prefix="sqlalchemy.")
    with Session(engine) as session:
        for row in session.execute(sa.text("SELECT id, label FROM shelf ORDER BY id")):
            op.execute(f"UPDATE shelf SET label = '{row.label}{row.id}' WHERE id = {row.id}")
    cursor = engine.raw_connection().cursor()
    cursor.execute("SELECT count(*) FROM shelf")
    print("-- shelves:", cursor.fetchone()[0])
    try:
        with engine.connect() as connection:
            connection.execute(sa.text("SELECT * FROM nowhere"))
    except sa.exc.ProgrammingError as error:
        print("--", type(error.orig).__name__)
    with engine.connect() as connection:
        print("-- still there:", connection.scalar(sa.text("SELECT count(*) FROM shelf")))


def downgrade():
    pass
