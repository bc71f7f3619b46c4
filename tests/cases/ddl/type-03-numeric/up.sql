BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

CREATE TABLE t (
    c1 NUMERIC, 
    c2 NUMERIC(10), 
    c3 NUMERIC(10, 2), 
    c4 DECIMAL(10, 2), 
    c5 NUMERIC(5, 0), 
    c6 NUMERIC
);

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

