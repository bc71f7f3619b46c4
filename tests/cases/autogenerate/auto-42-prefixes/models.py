import sqlalchemy as sa
from sqlalchemy.dialects import postgresql as pg

import kinds

metadata = sa.MetaData()
sa.Table(
    "t", metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("a", sa.String(20), server_default="x"),
    sa.Column("b", pg.ARRAY(sa.Text)),
    sa.Column("c", kinds.Kind()),
    sa.Column("d", pg.JSONB, nullable=False),
    sa.Column("e", sa.DateTime, server_default=sa.func.now()),
    sa.Column("f", sa.BigInteger, sa.Identity()),
    sa.CheckConstraint("id > 0", name="ck"),
    comment="sa.t",
)
sa.Index("ix", metadata.tables["t"].c.e.desc())
