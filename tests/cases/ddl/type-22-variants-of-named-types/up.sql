BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

CREATE TYPE e1 AS ENUM ('x');

CREATE TYPE e2 AS ENUM ('x');

CREATE DOMAIN d1 AS INTEGER;

CREATE DOMAIN d2 AS INTEGER;

CREATE TYPE e5 AS ENUM ('x');

CREATE TYPE e12 AS ENUM ('y');

CREATE TYPE e13 AS ENUM ('y');

CREATE TYPE e14 AS ENUM ('x');

CREATE TYPE e15 AS ENUM ('y');

CREATE TABLE t (
    a INTEGER, 
    b INTEGER, 
    c INTEGER, 
    d INTEGER, 
    e VARCHAR, 
    f INTEGER, 
    g VARCHAR, 
    h VARCHAR[], 
    i VARCHAR, 
    j VARCHAR, 
    k VARCHAR(1), 
    l VARCHAR, 
    m e12, 
    n e15, 
    CONSTRAINT e9 CHECK (k IN ('x'))
);

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

