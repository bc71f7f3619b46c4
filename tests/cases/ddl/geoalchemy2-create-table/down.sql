BEGIN;

-- Running downgrade a1 -> 

DROP TABLE places;

DELETE FROM alembic_version WHERE alembic_version.version_num = 'a1';

COMMIT;

