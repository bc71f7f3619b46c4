BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

CREATE INDEX i ON t ((a + a));

CREATE INDEX ix_i ON t ((a + a));

CREATE INDEX ix_i ON t ((lower(z) + a));

CREATE INDEX ix_i ON t ((z + a), (a + 1));

CREATE INDEX i ON t ((a + a));

CREATE INDEX ix_i ON t (z, a);

CREATE INDEX i ON t (z);

CREATE TABLE _alembic_tmp_t (
    a INTEGER, 
    CONSTRAINT uq_y UNIQUE (a)
);

INSERT INTO _alembic_tmp_t (a) SELECT t.a 
FROM t;

DROP TABLE t;

ALTER TABLE _alembic_tmp_t RENAME TO t;

CREATE INDEX ix_y ON t (a);

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

