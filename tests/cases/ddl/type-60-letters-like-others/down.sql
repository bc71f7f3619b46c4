BEGIN;

-- Running downgrade a1 -> 

ALTER TABLE fıle DROP COLUMN ſize;

DROP TABLE fıle;

DELETE FROM alembic_version WHERE alembic_version.version_num = 'a1';

COMMIT;

