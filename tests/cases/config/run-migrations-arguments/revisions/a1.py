"""arguments of run_migrations"""

from alembic import op

revision = "a1"
down_revision = None


def upgrade(tenant, places):
    for place in places:
        op.execute("CREATE SCHEMA %s_%s" % (tenant, place))


def downgrade(**arguments):
    op.execute("-- %s" % sorted(arguments))
