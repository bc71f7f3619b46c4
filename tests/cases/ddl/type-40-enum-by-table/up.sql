BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

CREATE TYPE e AS ENUM ('a');

CREATE TABLE a (
    x e
);

CREATE TYPE e AS ENUM ('a');

CREATE TABLE b (
    x e, 
    y e
);

CREATE TYPE e AS ENUM ('a');

CREATE TABLE c (
    x e[]
);

CREATE DOMAIN d AS INTEGER;

CREATE TABLE d (
    x d
);

CREATE TABLE e (
    x unseen[]
);

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

