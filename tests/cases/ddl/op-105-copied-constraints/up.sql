BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

ALTER TABLE t DROP CONSTRAINT stays;

ALTER TABLE t DROP CONSTRAINT text;

ALTER TABLE t DROP CONSTRAINT goes_too;

ALTER TABLE t DROP CONSTRAINT stays_too;

ALTER TABLE t DROP CONSTRAINT goes;

CREATE TABLE _alembic_tmp_t (
    a SERIAL NOT NULL, 
    b INTEGER, 
    c TEXT, 
    PRIMARY KEY (a), 
    CONSTRAINT stays CHECK (b > 0), 
    CONSTRAINT text CHECK (nowhere > 0), 
    CONSTRAINT stays_too EXCLUDE USING gist (b WITH =)
);

INSERT INTO _alembic_tmp_t (a, b) SELECT t.a, t.b 
FROM t;

DROP TABLE t;

ALTER TABLE _alembic_tmp_t RENAME TO t;

ALTER TABLE t DROP CONSTRAINT stays;

ALTER TABLE t DROP CONSTRAINT text;

ALTER TABLE t DROP CONSTRAINT goes_too;

ALTER TABLE t DROP CONSTRAINT stays_too;

ALTER TABLE t DROP CONSTRAINT goes;

CREATE TABLE _alembic_tmp_t (
    a SERIAL NOT NULL, 
    b TEXT, 
    PRIMARY KEY (a), 
    CONSTRAINT stays CHECK (b > 0), 
    CONSTRAINT text CHECK (nowhere > 0), 
    CONSTRAINT stays_too EXCLUDE USING gist (b WITH =)
);

INSERT INTO _alembic_tmp_t (a) SELECT t.a 
FROM t;

DROP TABLE t;

ALTER TABLE _alembic_tmp_t RENAME TO t;

ALTER TABLE t DROP CONSTRAINT stays;

ALTER TABLE t DROP CONSTRAINT text;

ALTER TABLE t DROP CONSTRAINT goes_too;

ALTER TABLE t DROP CONSTRAINT stays_too;

ALTER TABLE t DROP CONSTRAINT goes;

CREATE TABLE _alembic_tmp_t (
    a SERIAL NOT NULL, 
    PRIMARY KEY (a), 
    CONSTRAINT text CHECK (nowhere > 0)
);

INSERT INTO _alembic_tmp_t (a) SELECT t.a 
FROM t;

DROP TABLE t;

ALTER TABLE _alembic_tmp_t RENAME TO t;

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

