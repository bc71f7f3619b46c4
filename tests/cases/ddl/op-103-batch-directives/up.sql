BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

True True x
ALTER TABLE t ADD COLUMN IF NOT EXISTS a INTEGER REFERENCES o (id);

ALTER TABLE t ADD CONSTRAINT ex EXCLUDE USING gist (a WITH =);

ALTER TABLE t DROP COLUMN IF EXISTS b;

CREATE INDEX IF NOT EXISTS ix ON t (a) WHERE a > 0;

DROP INDEX IF EXISTS ix;

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

