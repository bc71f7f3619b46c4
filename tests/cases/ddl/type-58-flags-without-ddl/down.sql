BEGIN;

-- Running downgrade a1 -> 

ALTER TABLE t DROP COLUMN c;

DELETE FROM alembic_version WHERE alembic_version.version_num = 'a1';

COMMIT;

