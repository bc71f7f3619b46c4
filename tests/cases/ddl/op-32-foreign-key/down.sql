BEGIN;

-- Running downgrade a1 -> 

ALTER TABLE a DROP CONSTRAINT fk;

DELETE FROM alembic_version WHERE alembic_version.version_num = 'a1';

COMMIT;

