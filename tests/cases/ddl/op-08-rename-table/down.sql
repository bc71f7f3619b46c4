BEGIN;

-- Running downgrade a1 -> 

ALTER TABLE b RENAME TO a;

DELETE FROM alembic_version WHERE alembic_version.version_num = 'a1';

COMMIT;

