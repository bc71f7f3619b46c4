BEGIN;

-- Running downgrade a1 -> 

CREATE INDEX ix ON t (a);

DELETE FROM alembic_version WHERE alembic_version.version_num = 'a1';

COMMIT;

