BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

CREATE TYPE e1 AS ENUM ('x');

CREATE TYPE e2 AS ENUM ('x');

CREATE TYPE s.e3 AS ENUM ('x');

CREATE DOMAIN d4 AS INTEGER;

CREATE TABLE _alembic_tmp_t (
    a e1, 
    b e2, 
    c s.e3[], 
    d d4
);

INSERT INTO _alembic_tmp_t (a, b, c, d) SELECT t.a, t.b, t.c, t.d 
FROM t;

DROP TABLE t;

ALTER TABLE _alembic_tmp_t RENAME TO t;

CREATE TYPE other.e5 AS ENUM ('x');

CREATE TYPE other.e6 AS ENUM ('x');

CREATE TABLE other._alembic_tmp_t (
    a other.e5, 
    b other.e6
);

INSERT INTO other._alembic_tmp_t (a, b) SELECT other.t.a, other.t.b 
FROM other.t;

DROP TABLE other.t;

ALTER TABLE other._alembic_tmp_t RENAME TO t;

CREATE TYPE other.e7 AS ENUM ('x');

CREATE TABLE other.t (
    a other.e7
);

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

