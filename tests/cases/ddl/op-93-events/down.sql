BEGIN;

-- Running downgrade a1 -> 

DROP TABLE IF EXISTS "S".t;

CREATE SEQUENCE IF NOT EXISTS "S".numbers START WITH 3;

DROP SCHEMA "S" CASCADE;

DELETE FROM alembic_version WHERE alembic_version.version_num = 'a1';

COMMIT;

