BEGIN;

-- Running downgrade a1 -> 

DROP TABLE account;

DELETE FROM alembic_version WHERE alembic_version.version_num = 'a1';

COMMIT;

