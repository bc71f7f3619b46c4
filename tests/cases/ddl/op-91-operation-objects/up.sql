BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

CREATE TABLE s.t (
    a INTEGER, 
    b TEXT
);

ALTER TABLE s.t ADD COLUMN c INTEGER;

ALTER TABLE t ALTER COLUMN c SET NOT NULL;

CREATE UNIQUE INDEX ix ON t (a);

ALTER TABLE t ADD CONSTRAINT uq UNIQUE (a);

ALTER TABLE t ADD CONSTRAINT fk FOREIGN KEY(a) REFERENCES o (id);

ALTER TABLE t ADD CONSTRAINT ck CHECK (a > 0);

ALTER TABLE t ADD CONSTRAINT pk PRIMARY KEY (a);

COMMENT ON TABLE t IS 'said';

SELECT 1;

INSERT INTO t (a) VALUES (1);

ALTER TABLE t RENAME TO u;

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

