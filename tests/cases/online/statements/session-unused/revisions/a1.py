"""one"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.orm import Session

revision = "a1"
down_revision = None


def upgrade():
    op.create_table("kept", sa.Column("id", sa.Integer))
    session = Session(bind=op.get_bind())
    session.rollback()
    session.commit()
    session.close()
    print(session.execute(sa.text("SELECT count(*) FROM kept")).scalar())
    session.commit()


def downgrade():
    pass
