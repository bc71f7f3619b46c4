"""sqlmodel-types"""

import sqlalchemy as sa
import sqlmodel
import sqlmodel.sql.sqltypes
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.create_table(
        "hero",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("nick", sqlmodel.sql.sqltypes.AutoString(length=255), nullable=True),
        sa.Column("tags", sa.ARRAY(sqlmodel.AutoString()), nullable=True),
        sa.Column("seen", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_hero_name"), "hero", ["name"], unique=False)
    op.add_column("hero", sqlmodel.Column("motto", sqlmodel.AutoString(length=20), server_default="it's"))
    op.alter_column("hero", "name", existing_type=sa.VARCHAR(), type_=sqlmodel.AutoString(length=50))
    hero = sqlmodel.table("hero", sqlmodel.column("name", sqlmodel.AutoString()))
    op.execute(hero.update().where(hero.c.name == "a").values(name="b"))


def downgrade():
    op.alter_column("hero", "name", existing_type=sqlmodel.AutoString(length=50), type_=sa.VARCHAR())
    op.drop_table("hero")
