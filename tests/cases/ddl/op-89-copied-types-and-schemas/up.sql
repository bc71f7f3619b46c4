BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

CREATE TYPE s.plain AS ENUM ('a', 'b');

CREATE TYPE varied AS ENUM ('a', 'b');

CREATE TYPE own AS ENUM ('a');

CREATE TABLE s.t (
    a s.plain, 
    b varied, 
    c own, 
    d UUID
);

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

