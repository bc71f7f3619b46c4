BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

CREATE TABLE t (
    a INTEGER NOT NULL, 
    b SERIAL NOT NULL, 
    PRIMARY KEY (b, a)
);

CREATE TABLE u (
    a INTEGER NOT NULL, 
    b SERIAL NOT NULL, 
    CONSTRAINT pk PRIMARY KEY (a, b)
);

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

