"""one"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.create_table("room", sa.Column("id", sa.Integer, primary_key=True), sa.Column("name", sa.Text))
    op.create_table(
        "door",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("room_id", sa.Integer, sa.ForeignKey("room.id", name="door_room")),
    )
    bind = op.get_bind()
    metadata = sa.MetaData()
    sa.Table("room", metadata, sa.Column("id", sa.Integer, primary_key=True), sa.Column("own", sa.Text))
    for _ in range(2):
        metadata.reflect(bind, only=["door", "room"], extend_existing=True)
    room, door = metadata.tables["room"], metadata.tables["door"]
    print(room.columns.keys(), room.primary_key.columns.keys(), door.primary_key.columns.keys())
    for constraint in [fk.constraint for fk in door.foreign_keys]:
        op.drop_constraint(constraint.name, "door", type_="foreignkey")
    print(sa.Table("room", metadata, autoload_with=bind) is room)
    kept = sa.MetaData()
    sa.Table("door", kept, sa.Column("id", sa.String, primary_key=True))
    kept.reflect(bind, only=["door"], extend_existing=True, autoload_replace=False)
    print(repr(kept.tables["door"]))


def downgrade():
    pass
