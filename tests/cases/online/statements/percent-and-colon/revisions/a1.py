"""one"""

from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE t (a TEXT DEFAULT '100%', b TEXT)")
    op.execute("INSERT INTO t (b) VALUES ('12:30:00'), ('\\:word'), ('a::b')")
    op.execute("INSERT INTO t (b) SELECT '5'::text || '%s %(x)s'")


def downgrade():
    pass
