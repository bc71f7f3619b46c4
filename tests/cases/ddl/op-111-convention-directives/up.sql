BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

ALTER TABLE t ADD CONSTRAINT uq_t_a UNIQUE (a, b);

ALTER TABLE t ADD CONSTRAINT mine UNIQUE (a);

ALTER TABLE t ADD CONSTRAINT fk_t_a_o FOREIGN KEY(a) REFERENCES o (id);

ALTER TABLE t ADD CONSTRAINT pk_t PRIMARY KEY (id);

CREATE INDEX ix_t_a ON t (a, b);

ALTER TABLE t ADD CONSTRAINT ck_t_positive CHECK (a > 0);

ALTER TABLE t ADD CONSTRAINT final CHECK (a > 0);

ALTER TABLE t ADD COLUMN c INTEGER;

ALTER TABLE t ADD CONSTRAINT fk_t_c_o FOREIGN KEY(c) REFERENCES o (id);

CREATE UNIQUE INDEX ix_t_c ON t (c);

ALTER TABLE t DROP CONSTRAINT ck_t_positive;

ALTER TABLE t DROP CONSTRAINT positive;

ALTER TABLE t DROP CONSTRAINT positive;

ALTER TABLE t DROP CONSTRAINT mine;

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

