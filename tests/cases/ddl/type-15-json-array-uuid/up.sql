BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

CREATE TABLE t (
    c1 JSON, 
    c2 JSON, 
    c3 INTEGER[], 
    c4 VARCHAR(5)[][], 
    c5 UUID, 
    c6 UUID, 
    c7 CHAR(32), 
    c8 UUID
);

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

