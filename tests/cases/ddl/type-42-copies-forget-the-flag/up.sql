BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

CREATE TYPE two AS ENUM ('a');

CREATE TABLE t (
    k one, 
    l two
);

CREATE TYPE three AS ENUM ('a');

CREATE TABLE _alembic_tmp_u (
    k three
);

INSERT INTO _alembic_tmp_u (k) SELECT u.k 
FROM u;

DROP TABLE u;

ALTER TABLE _alembic_tmp_u RENAME TO u;

CREATE TABLE v (
    k four
);

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

