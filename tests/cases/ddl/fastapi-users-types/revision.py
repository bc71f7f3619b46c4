"""fastapi-users-types"""

import fastapi_users_db_sqlalchemy
import sqlalchemy as sa
from alembic import op
from fastapi_users_db_sqlalchemy.generics import TIMESTAMPAware

revision = "a1"
down_revision = None


def upgrade():
    op.create_table(
        "user",
        sa.Column("id", fastapi_users_db_sqlalchemy.generics.GUID(), nullable=False),
        sa.Column("email", sa.String(length=320), nullable=False),
        sa.Column("created_at", fastapi_users_db_sqlalchemy.generics.TIMESTAMPAware(timezone=True), nullable=False),
        sa.Column("seen_at", TIMESTAMPAware(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )


def downgrade():
    op.drop_table("user")
