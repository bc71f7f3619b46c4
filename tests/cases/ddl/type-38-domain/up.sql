BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

CREATE DOMAIN d AS INTEGER DEFAULT '5' CONSTRAINT dc NOT NULL CHECK (VALUE > 0);

CREATE DOMAIN s."D" AS VARCHAR(5) COLLATE "C";

CREATE TABLE t (
    c1 d, 
    c2 s."D"
);

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

