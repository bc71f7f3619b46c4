BEGIN;

-- Running downgrade a1 -> 

ALTER TABLE everything ALTER COLUMN data TYPE TEXT USING data::text;

DROP TABLE everything;

DELETE FROM alembic_version WHERE alembic_version.version_num = 'a1';

COMMIT;

