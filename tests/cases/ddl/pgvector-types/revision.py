"""pgvector-types"""

import pgvector
import sqlalchemy as sa
from alembic import op
from pgvector.sqlalchemy import BIT, HALFVEC, SPARSEVEC, VECTOR, Vector

revision = "a1"
down_revision = None


def upgrade():
    op.execute("CREATE EXTENSION IF NOT EXISTS vector")
    items = op.create_table(
        "items",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plain", Vector(), nullable=True),
        sa.Column("embedding", pgvector.sqlalchemy.vector.VECTOR(dim=3), nullable=True),
        sa.Column("half", HALFVEC(3), nullable=True),
        sa.Column("sparse", SPARSEVEC(5), nullable=True),
        sa.Column("bits", BIT(3), nullable=True),
        sa.Column("many", sa.ARRAY(VECTOR(3)), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "ix_items_embedding",
        "items",
        ["embedding"],
        unique=False,
        postgresql_using="hnsw",
        postgresql_with={"m": 16, "ef_construction": 64},
        postgresql_ops={"embedding": "vector_cosine_ops"},
    )
    op.bulk_insert(
        items,
        [
            {
                "id": 1,
                "plain": [1, 2.5, 1e20],
                "embedding": pgvector.Vector([1, 2, 3]),
                "half": [1, 2, 3],
                "sparse": pgvector.SparseVector({3: 1.5, 0: 2, 1: 0}, 5),
            }
        ],
    )
    op.execute(sa.delete(items).where(items.c.embedding.l2_distance([1, 2, 3]) > 5))
    op.execute(sa.delete(items).where(items.c.embedding.cosine_distance(items.c.plain) < 0.5))
    op.alter_column("items", "plain", existing_type=Vector(), type_=Vector(1536))


def downgrade():
    op.drop_index("ix_items_embedding", table_name="items", postgresql_using="hnsw")
    op.drop_table("items")
