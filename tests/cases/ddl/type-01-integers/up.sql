BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

CREATE TABLE t (
    c1 INTEGER, 
    c2 INTEGER, 
    c3 INTEGER, 
    c4 SMALLINT, 
    c5 BIGINT, 
    c6 SMALLINT, 
    c7 BIGINT, 
    c8 INTEGER
);

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

