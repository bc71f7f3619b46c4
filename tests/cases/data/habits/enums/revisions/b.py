"""another set of words, with the rows carried over"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "b"
down_revision = "a"

old = postgresql.ENUM("NEW", "DONE", name="status")
new = postgresql.ENUM("waiting", "running", "finished", name="job_status")


def upgrade():
    bind = op.get_bind()
    new.create(bind, checkfirst=True)
    new.create(bind, checkfirst=True)
    print([enum["labels"] for enum in sa.inspect(bind).get_enums()])
    op.alter_column("jobs", "status", server_default=None)
    op.alter_column("jobs", "status", type_=new, existing_type=old, postgresql_using="CASE status WHEN 'NEW' THEN 'waiting' ELSE 'finished' END::job_status")
    op.alter_column("jobs", "status", server_default="waiting")
    old.drop(bind, checkfirst=False)
    op.execute("ALTER TYPE job_status RENAME TO status")
    jobs = sa.Table("jobs", sa.MetaData(), autoload_with=bind)
    print(repr(jobs.c.status.type), jobs.c.status.server_default.arg)
    print(bind.execute(sa.select(jobs.c.id, jobs.c.status).where(jobs.c.status != "finished").order_by(jobs.c.id)).all())
    with op.get_context().autocommit_block():
        op.execute("ALTER TYPE status ADD VALUE IF NOT EXISTS 'failed' AFTER 'running'")
    op.execute(jobs.update().where(jobs.c.id == 1).values(status=sa.text("'failed'")))
    bind.execute(sa.text("UPDATE jobs SET status = CAST(:status AS status) WHERE id = 3"), {"status": "running"})
    print(bind.execute(sa.text("SELECT id, status, kinds FROM jobs ORDER BY status, id")).all(), bind.execute(sa.text("SELECT unnest(enum_range(NULL::status))::text")).scalars().all())
    op.alter_column("jobs", "kinds", type_=sa.String, existing_type=postgresql.ARRAY(sa.String), server_default=None, postgresql_using="array_to_string(kinds, ',')")


def downgrade():
    op.alter_column("jobs", "kinds", type_=postgresql.ARRAY(sa.String), postgresql_using="string_to_array(kinds, ',')")
    op.execute("ALTER TABLE jobs ALTER status DROP DEFAULT")
    op.execute("ALTER TYPE status RENAME TO job_status")
    old.create(op.get_bind())
    op.execute("ALTER TABLE jobs ALTER status TYPE status USING (CASE WHEN status = 'finished' THEN 'DONE' ELSE 'NEW' END)::status")
    op.execute("ALTER TABLE jobs ALTER status SET DEFAULT 'NEW'")
    sa.Enum(name="job_status").drop(op.get_bind(), checkfirst=False)
