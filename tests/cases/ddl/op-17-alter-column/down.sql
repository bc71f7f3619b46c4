BEGIN;

-- Running downgrade a1 -> 

ALTER TABLE t RENAME d TO c;

DELETE FROM alembic_version WHERE alembic_version.version_num = 'a1';

COMMIT;

