BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

CREATE EXTENSION IF NOT EXISTS vector;

CREATE TABLE items (
    id SERIAL NOT NULL, 
    plain VECTOR, 
    embedding VECTOR(3), 
    half HALFVEC(3), 
    sparse SPARSEVEC(5), 
    bits BIT(3), 
    many VECTOR(3)[], 
    PRIMARY KEY (id)
);

CREATE INDEX ix_items_embedding ON items USING hnsw (embedding vector_cosine_ops) WITH (m = 16, ef_construction = 64);

INSERT INTO items (id, plain, embedding, half, sparse) VALUES (1, '[1.0,2.5,1e+20]', '[1.0,2.0,3.0]', '[1.0,2.0,3.0]', '{1:2.0,4:1.5}/5');

DELETE FROM items WHERE (items.embedding <-> '[1.0,2.0,3.0]') > 5;

DELETE FROM items WHERE (items.embedding <=> items.plain) < 0.5;

ALTER TABLE items ALTER COLUMN plain TYPE VECTOR(1536);

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

