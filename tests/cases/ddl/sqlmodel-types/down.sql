BEGIN;

-- Running downgrade a1 -> 

ALTER TABLE hero ALTER COLUMN name TYPE VARCHAR;

DROP TABLE hero;

DELETE FROM alembic_version WHERE alembic_version.version_num = 'a1';

COMMIT;

