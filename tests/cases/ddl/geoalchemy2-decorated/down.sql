BEGIN;

-- Running downgrade a1 -> 

ALTER TABLE other DROP COLUMN spot;

DELETE FROM alembic_version WHERE alembic_version.version_num = 'a1';

COMMIT;

