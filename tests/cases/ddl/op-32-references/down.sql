BEGIN;

-- Running downgrade a1 -> 

ALTER TABLE t DROP CONSTRAINT fk;

DROP TABLE t;

DELETE FROM alembic_version WHERE alembic_version.version_num = 'a1';

COMMIT;

