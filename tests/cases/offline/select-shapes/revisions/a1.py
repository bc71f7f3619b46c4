"""one"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    shelf = sa.table("shelf", sa.column("id", sa.Integer), sa.column("tags", sa.JSON))
    op.execute(sa.select(1, 2.5, None, True, "*").where(sa.exists(sa.select(1).where(shelf.c.id == 1))))
    each = sa.func.jsonb_array_elements_text(shelf.c.tags).table_valued("elem", with_ordinality="ord")
    for rows in (
        each,
        each.lateral(),
        each.render_derived(name="t").lateral(),
        each.render_derived(name="t").lateral("z"),
        each.alias("q").lateral(),
        each.alias("q").alias(),
    ):
        op.execute(sa.select(rows.c.elem).select_from(shelf.join(rows, sa.true())))


def downgrade():
    pass
