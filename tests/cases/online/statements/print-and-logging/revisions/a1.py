"""one"""

from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    import logging
    print("said by the revision")
    logging.getLogger("alembic.own").info("logged by the revision")


def downgrade():
    pass
