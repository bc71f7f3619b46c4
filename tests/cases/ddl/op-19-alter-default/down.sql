BEGIN;

-- Running downgrade a1 -> 

ALTER TABLE t ALTER COLUMN c DROP DEFAULT;

DELETE FROM alembic_version WHERE alembic_version.version_num = 'a1';

COMMIT;

