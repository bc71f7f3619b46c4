BEGIN;

-- Running downgrade a1 -> 

ALTER TABLE s.t DROP CONSTRAINT uq;

DELETE FROM alembic_version WHERE alembic_version.version_num = 'a1';

COMMIT;

