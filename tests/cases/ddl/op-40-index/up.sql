BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

CREATE INDEX ix ON t (a);

CREATE UNIQUE INDEX ix ON s.t (a, b);

CREATE INDEX IF NOT EXISTS ix ON t (a);

CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS ix ON t (a);

CREATE INDEX ix_t_a ON t (a, b);

CREATE INDEX ix_s_t_a ON s.t (a);

CREATE INDEX "Mixed" ON "Order" ("User");

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

