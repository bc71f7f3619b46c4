"""type-32-postgresql-words"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "a1"
down_revision = None


def upgrade():
    op.create_table(
        "t",
        sa.Column("c1", postgresql.BYTEA()),
        sa.Column("c2", postgresql.CIDR()),
        sa.Column("c3", postgresql.CITEXT()),
        sa.Column("c4", postgresql.HSTORE()),
        sa.Column("c5", postgresql.INET()),
        sa.Column("c6", postgresql.JSON()),
        sa.Column("c7", postgresql.JSONB()),
        sa.Column("c8", postgresql.JSONPATH()),
        sa.Column("c9", postgresql.MACADDR()),
        sa.Column("c10", postgresql.MACADDR8()),
        sa.Column("c11", postgresql.MONEY()),
        sa.Column("c12", postgresql.OID()),
        sa.Column("c13", postgresql.REGCLASS()),
        sa.Column("c14", postgresql.REGCONFIG()),
        sa.Column("c15", postgresql.TSQUERY()),
        sa.Column("c16", postgresql.TSVECTOR()),
        sa.Column("c17", postgresql.UUID()),
        sa.Column("c18", postgresql.REAL()),
        sa.Column("c19", postgresql.UUID(as_uuid=True)),
        sa.Column("c20", postgresql.JSONB(astext_type=sa.Text())),
    )


def downgrade():
    pass
