BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

ALTER TABLE "a.b".t ADD COLUMN a INTEGER;

ALTER TABLE "a.b".t ALTER COLUMN a DROP NOT NULL;

ALTER TABLE "a.b".t DROP COLUMN a;

ALTER TABLE "a.b".t RENAME TO u;

ALTER TABLE "A".b.t DROP COLUMN a;

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

