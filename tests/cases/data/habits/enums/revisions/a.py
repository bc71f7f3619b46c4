"""an enumeration and rows of it"""

import enum

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "a"
down_revision = None


class Status(enum.Enum):
    NEW = "new"
    DONE = "done"


def upgrade():
    op.create_table("jobs", sa.Column("id", sa.Integer, primary_key=True), sa.Column("status", sa.Enum(Status, name="status"), nullable=False, server_default="NEW"), sa.Column("kinds", postgresql.ARRAY(sa.String), server_default="{}"))
    jobs = sa.table("jobs", sa.column("status", postgresql.ENUM(Status, name="status", create_type=False)), sa.column("kinds", postgresql.ARRAY(sa.String)))
    op.bulk_insert(jobs, [{"status": Status.NEW, "kinds": ["a"]}, {"status": "DONE", "kinds": ["b", "c"]}, {"status": Status.NEW, "kinds": []}])
    for row in op.get_bind().execute(sa.select(jobs)):
        print(row)


def downgrade():
    op.drop_table("jobs")
    postgresql.ENUM(name="status").drop(op.get_bind(), checkfirst=True)
