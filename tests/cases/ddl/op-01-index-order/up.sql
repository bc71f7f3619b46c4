BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

CREATE TABLE t (
    a INTEGER, 
    b INTEGER
);

CREATE INDEX ix_t_a ON t (a);

CREATE INDEX ix_t_two ON t (a, b);

CREATE UNIQUE INDEX ix_t_b ON t (b);

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

