BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

ALTER TABLE t ADD COLUMN a INTEGER;

ALTER TABLE s.t ADD COLUMN b VARCHAR(10) DEFAULT 'x' NOT NULL;

ALTER TABLE t ADD COLUMN IF NOT EXISTS c BOOLEAN;

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

