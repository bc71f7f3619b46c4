BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

ALTER TABLE t DROP CONSTRAINT a;

ALTER TABLE s.t DROP CONSTRAINT a;

ALTER TABLE t DROP CONSTRAINT IF EXISTS a;

ALTER TABLE t DROP CONSTRAINT "Mixed Case";

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

