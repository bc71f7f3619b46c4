BEGIN;

-- Running downgrade a1 -> 

DROP INDEX s."Ix";

DROP INDEX "S.x".ix;

DELETE FROM alembic_version WHERE alembic_version.version_num = 'a1';

COMMIT;

