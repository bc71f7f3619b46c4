BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

CREATE TABLE t (
    a INTEGER, 
    , 
    CONSTRAINT d UNIQUE (a)
);

CREATE TABLE u (
    a SERIAL NOT NULL, 
    PRIMARY KEY (a), 
    
);

CREATE TABLE v (
    a INTEGER
);

CREATE TABLE w (
);

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

