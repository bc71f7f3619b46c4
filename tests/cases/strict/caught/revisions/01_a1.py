"""catches everything: what strict refuses ends the revision all the same"""

from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE t_a1 (at TEXT)")
    try:
        op.execute("INSERT INTO t_a1 VALUES ('x')")
        op.create_check_constraint("early", "t_a1", "at < '12 :30'")
    except Exception:
        pass
    op.execute("INSERT INTO t_a1 VALUES ('y')")


def downgrade():
    op.execute("DROP TABLE t_a1")
