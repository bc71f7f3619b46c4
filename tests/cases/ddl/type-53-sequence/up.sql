BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

CREATE SEQUENCE my_seq;

CREATE TABLE t (
    id INTEGER NOT NULL, 
    PRIMARY KEY (id)
);

CREATE TABLE u (
    id INTEGER DEFAULT nextval('my_seq') NOT NULL, 
    PRIMARY KEY (id)
);

CREATE SEQUENCE x."S" INCREMENT BY 2 START WITH 5 MINVALUE 1 MAXVALUE 99 CACHE 3 CYCLE;

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

