BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

CREATE TYPE en AS ENUM ('a', 'b');

CREATE TYPE s."En" AS ENUM ('a', 'b');

CREATE TYPE quoted AS ENUM ('it''s', '100%');

CREATE TYPE inside AS ENUM ('x', 'y');

CREATE TABLE t (
    c1 en, 
    c2 s."En", 
    c3 VARCHAR(6), 
    c4 VARCHAR(20), 
    c5 quoted, 
    c6 inside[]
);

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

