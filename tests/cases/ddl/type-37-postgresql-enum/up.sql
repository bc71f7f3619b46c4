BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

CREATE TYPE "En" AS ENUM ('a', 'b');

CREATE TYPE s.en AS ENUM ('a', 'b');

CREATE TABLE t (
    c1 "En", 
    c2 s.en, 
    c3 made_elsewhere, 
    c4 no_labels
);

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

