BEGIN;

-- Running downgrade a1 -> 

ALTER TABLE t DROP CONSTRAINT w;

ALTER TABLE t ALTER COLUMN a TYPE TEXT;

DELETE FROM alembic_version WHERE alembic_version.version_num = 'a1';

COMMIT;

