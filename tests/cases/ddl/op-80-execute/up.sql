BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

CREATE EXTENSION IF NOT EXISTS pg_trgm;

SELECT 5;

CREATE SEQUENCE seq START WITH 5;

DROP SEQUENCE seq;

CREATE SCHEMA IF NOT EXISTS s;

DROP SCHEMA s CASCADE;

ALTER TABLE t SET (fillfactor = 50);

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

