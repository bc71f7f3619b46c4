BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

CREATE TABLE inherited (
    a INTEGER
)
 INHERITS (base);

CREATE TABLE inherits_two (
    a INTEGER
)
 INHERITS (base, "Second");

CREATE TABLE partitioned (
    a INTEGER
)
 PARTITION BY RANGE (a);

CREATE TABLE method (
    a INTEGER
)
 USING heap;

CREATE TABLE oids (
    a INTEGER
)
 WITH OIDS;

CREATE TABLE no_oids (
    a INTEGER
)
 WITHOUT OIDS;

CREATE TEMPORARY TABLE committed (
    a INTEGER
)
 ON COMMIT DELETE ROWS;

CREATE TEMPORARY TABLE kept (
    a INTEGER
)
 ON COMMIT PRESERVE ROWS;

CREATE TABLE placed (
    a INTEGER
)
 TABLESPACE "Fast";

CREATE TABLE all_of_them (
    a INTEGER
)
 INHERITS (b)
 PARTITION BY LIST (a)
 USING heap
 ON COMMIT DROP
 TABLESPACE ts;

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

