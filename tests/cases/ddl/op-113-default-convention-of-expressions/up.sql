BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

CREATE INDEX ix_a ON t (a, b);

CREATE INDEX ix_t_a ON t (a, a);

CREATE INDEX "ix_t_lower(a)" ON t (lower(a), b);

CREATE INDEX ix_a ON t (lower(a), b);

CREATE INDEX ix_t_b ON t (lower(a), b);

CREATE INDEX "ix_None" ON s.t (a, b);

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

