BEGIN;

-- Running downgrade a1 -> 

DROP TABLE b;

DELETE FROM alembic_version WHERE alembic_version.version_num = 'a1';

COMMIT;

