BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

ALTER TABLE t ALTER COLUMN c TYPE mood USING c::mood;

ALTER TABLE t ALTER COLUMN c TYPE VARCHAR(1);

ALTER TABLE t RENAME c TO d;

ALTER TABLE t ADD CONSTRAINT mood CHECK (c IN ('a', 'b'));

ALTER TABLE t DROP CONSTRAINT mood;

ALTER TABLE t ALTER COLUMN c TYPE VARCHAR(10);

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

