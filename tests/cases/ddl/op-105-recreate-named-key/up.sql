BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

ALTER TABLE t DROP CONSTRAINT key;

CREATE TABLE _alembic_tmp_t (
    a SERIAL NOT NULL, 
    CONSTRAINT key PRIMARY KEY (a)
);

INSERT INTO _alembic_tmp_t (a) SELECT t.a 
FROM t;

DROP TABLE t;

ALTER TABLE _alembic_tmp_t RENAME TO t;

CREATE INDEX ix ON t (a) INCLUDE (later);

CREATE TABLE _alembic_tmp_u (
    b SERIAL NOT NULL, 
    PRIMARY KEY (b)
);

INSERT INTO _alembic_tmp_u (b) SELECT u.b 
FROM u;

DROP TABLE u;

ALTER TABLE _alembic_tmp_u RENAME TO u;

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

