BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

CREATE TYPE mood AS ENUM ('a', 'b');

CREATE TABLE t (
    a mood, 
    b mood
);

CREATE TABLE u (
    a mood
);

CREATE TYPE s.mood AS ENUM ('a', 'b');

CREATE TABLE v (
    a s.mood
);

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

