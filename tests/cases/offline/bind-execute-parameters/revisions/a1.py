"""one"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "a1"
down_revision = None

shelf = sa.table(
    "shelf",
    sa.column("id", sa.Integer),
    sa.column("label", sa.String),
    sa.column("extra", sa.JSON),
    sa.column("more", postgresql.JSONB),
    sa.column("key", postgresql.UUID),
    sa.column("tags", postgresql.ARRAY(sa.Text)),
)


def upgrade():
    bind = op.get_bind()
    bind.execute(sa.text("UPDATE shelf SET label = :label WHERE id = :id"), {"label": "x", "id": 1})
    bind.execute(sa.text("UPDATE shelf SET label = :label WHERE id = :id").bindparams(label="x", id=1))
    bind.execute(shelf.insert(), {"id": 1, "label": "x"})
    bind.execute(shelf.insert(), [{"id": 1, "label": "x"}, {"id": 2, "label": "y"}])
    bind.execute(shelf.insert().values(id=2), {"label": "x"})
    bind.execute(shelf.update().where(shelf.c.id == 3), {"label": "x"})
    op.execute(shelf.insert())


def downgrade():
    pass
