BEGIN;

-- Running downgrade a1 -> 

ALTER TABLE t DROP CONSTRAINT pk_t_;

DELETE FROM alembic_version WHERE alembic_version.version_num = 'a1';

COMMIT;

