BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

CREATE TABLE t (
    c1 BYTEA, 
    c2 BYTEA, 
    c3 BYTEA, 
    c4 BLOB, 
    c5 CLOB, 
    c6 BINARY(5), 
    c7 VARBINARY(5)
);

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

