BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

CREATE TYPE mood AS ENUM ('a', 'b');

CREATE TYPE s."Mood" AS ENUM ('a', 'b');

CREATE TABLE t (
    a SERIAL NOT NULL, 
    PRIMARY KEY (a)
);

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

