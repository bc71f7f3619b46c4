BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

ALTER TABLE t DROP CONSTRAINT uq;

CREATE TABLE _alembic_tmp_t (
    id SERIAL NOT NULL, 
    a VARCHAR(5) DEFAULT 'x' NOT NULL, 
    c TEXT, 
    bb VARCHAR, 
    PRIMARY KEY (id), 
    CONSTRAINT uq UNIQUE (a)
);

INSERT INTO _alembic_tmp_t (id, a, bb) SELECT t.id, t.a, CAST(t.b AS VARCHAR) AS b 
FROM t;

DROP TABLE t;

ALTER TABLE _alembic_tmp_t RENAME TO t;

CREATE INDEX ix ON t (bb);

CREATE INDEX ix_new ON t (a);

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

