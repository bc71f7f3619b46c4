BEGIN;

-- Running downgrade a1 -> 

DROP TABLE child;

DROP TABLE parent;

DROP SEQUENCE numbers;

DROP TYPE kind;

DELETE FROM alembic_version WHERE alembic_version.version_num = 'a1';

COMMIT;

