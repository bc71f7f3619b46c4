BEGIN;

-- Running downgrade a1 -> 

CREATE TABLE t (
    a INTEGER
);

ALTER TABLE t DROP COLUMN b;

ALTER TABLE t ALTER COLUMN a SET NOT NULL;

DELETE FROM alembic_version WHERE alembic_version.version_num = 'a1';

COMMIT;

