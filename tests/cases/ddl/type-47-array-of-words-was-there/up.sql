BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

ALTER TABLE t DROP CONSTRAINT en;

ALTER TABLE t ALTER COLUMN a TYPE INTEGER;

ALTER TABLE t DROP CONSTRAINT en;

ALTER TABLE t ALTER COLUMN a TYPE INTEGER;

ALTER TABLE t ALTER COLUMN a TYPE INTEGER;

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

