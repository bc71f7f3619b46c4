BEGIN;

-- Running downgrade a1 -> 

ALTER TABLE t DROP COLUMN c;

ALTER TABLE s.t DROP COLUMN b;

ALTER TABLE t DROP COLUMN IF EXISTS a;

DELETE FROM alembic_version WHERE alembic_version.version_num = 'a1';

COMMIT;

