BEGIN;

-- Running downgrade a1 -> 

DROP TYPE mood;

DROP TYPE s."Mood";

DELETE FROM alembic_version WHERE alembic_version.version_num = 'a1';

COMMIT;

