BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

CREATE TYPE e3 AS ENUM ('x');

CREATE TYPE e5 AS ENUM ('x');

CREATE TABLE _alembic_tmp_t (
    a INTEGER, 
    b e1, 
    c e2, 
    d e3[], 
    e d4, 
    f e5, 
    g e6
);

INSERT INTO _alembic_tmp_t (a) SELECT t.a 
FROM t;

DROP TABLE t;

ALTER TABLE _alembic_tmp_t RENAME TO t;

CREATE TYPE e9 AS ENUM ('x');

CREATE TABLE _alembic_tmp_t (
    a e10, 
    b e11[], 
    c d12, 
    d TEXT, 
    e TEXT
);

INSERT INTO _alembic_tmp_t (a, b, c, d, e) SELECT CAST(t.a AS e10) AS a, CAST(t.b AS e11[]) AS b, CAST(t.c AS d12) AS c, t.d, CAST(t.e AS TEXT) AS e 
FROM t;

DROP TABLE t;

ALTER TABLE _alembic_tmp_t RENAME TO t;

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

