BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

CREATE TABLE s.t (
    c INTEGER
);

CREATE INDEX ix_s_t_c ON s.t (c);

CREATE TABLE t (
    c INTEGER
);

CREATE UNIQUE INDEX ix_t_c ON t (c);

ALTER TABLE t ADD COLUMN "Mixed" INTEGER;

CREATE INDEX "ix_t_Mixed" ON t ("Mixed");

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

