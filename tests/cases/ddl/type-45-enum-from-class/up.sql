BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

CREATE TYPE mood AS ENUM ('GOOD', 'BAD');

CREATE TYPE by_value AS ENUM ('good', 'bad');

CREATE TYPE s.inherits AS ENUM ('GOOD', 'BAD');

CREATE TABLE s.t (
    a mood, 
    b by_value, 
    c s.inherits
);

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

