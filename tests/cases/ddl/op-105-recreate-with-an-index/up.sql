BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

CREATE TABLE _alembic_tmp_t (
    a INTEGER, 
    b INTEGER, 
    c INTEGER, 
    UNIQUE (b)
);

CREATE INDEX ix__alembic_tmp_t_c ON _alembic_tmp_t (c);

INSERT INTO _alembic_tmp_t (a, b) SELECT t.a, t.b 
FROM t;

DROP TABLE t;

ALTER TABLE _alembic_tmp_t RENAME TO t;

CREATE INDEX ix_t2_c ON t (c);

CREATE INDEX i ON t (c);

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

