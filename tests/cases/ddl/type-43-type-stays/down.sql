BEGIN;

-- Running downgrade a1 -> 

DROP TABLE t;

DROP TYPE e;

DROP TYPE s.f;

DELETE FROM alembic_version WHERE alembic_version.version_num = 'a1';

COMMIT;

