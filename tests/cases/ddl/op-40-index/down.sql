BEGIN;

-- Running downgrade a1 -> 

DROP INDEX "Mixed";

DROP INDEX ix;

DROP INDEX s.ix;

DROP INDEX IF EXISTS ix;

DROP INDEX CONCURRENTLY IF EXISTS ix;

DELETE FROM alembic_version WHERE alembic_version.version_num = 'a1';

COMMIT;

