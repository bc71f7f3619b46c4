BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

CREATE TYPE e1 AS ENUM ('q');

CREATE TYPE e2 AS ENUM ('q');

CREATE TYPE e3 AS ENUM ('q');

CREATE TABLE x (
    a e1
);

CREATE TABLE y (
    a e2, 
    b e2
);

CREATE TABLE z (
    a e3[]
);

DROP TABLE z;

DROP TABLE y;

DROP TABLE x;

DROP TYPE e1;

DROP TYPE e2;

DROP TYPE e3;

['e1', 'e3'] ['e2', 'e2']
INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

