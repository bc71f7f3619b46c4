"""catalog"""

import sqlalchemy as sa
from alembic import context, op

revision = "a3"
down_revision = "a2"


def upgrade():
    bind = op.get_bind()
    with op.batch_alter_table("shelf", recreate="always") as batch:
        batch.add_column(sa.Column("room", sa.Integer))
    mood = sa.Enum("good", "bad", name="mood")
    mood.create(bind, checkfirst=True)
    mood.create(bind, checkfirst=True)
    if "mood" not in [column["name"] for column in sa.inspect(bind).get_columns("shelf")]:
        op.add_column("shelf", sa.Column("mood", mood))
    try:
        op.drop_index("ix_nowhere", "shelf")
    except sa.exc.ProgrammingError:
        op.execute("COMMENT ON COLUMN shelf.label IS 'not indexed'")
    with op.get_context().autocommit_block():
        op.execute("CREATE INDEX CONCURRENTLY ix_shelf_mood ON shelf (mood)")
    if context.is_offline_mode():
        op.execute("COMMENT ON TABLE shelf IS 'by script'")


def downgrade():
    bind = op.get_bind()
    for index in sa.inspect(bind).get_indexes("shelf"):
        op.drop_index(index["name"], "shelf")
    op.drop_column("shelf", "room")
    op.drop_column("shelf", "mood")
    sa.Enum(name="mood").drop(bind, checkfirst=True)
