BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

CREATE TYPE kind AS ENUM ('a', 'b');

CREATE SEQUENCE numbers START WITH 5;

CREATE TABLE parent (
    id SERIAL NOT NULL, 
    kind kind, 
    PRIMARY KEY (id)
);

CREATE INDEX ix_parent_kind ON parent (kind);

CREATE TABLE child (
    id SERIAL NOT NULL, 
    parent_id INTEGER, 
    PRIMARY KEY (id), 
    FOREIGN KEY(parent_id) REFERENCES parent (id)
);

COMMENT ON COLUMN child.parent_id IS 'whose it is';

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

