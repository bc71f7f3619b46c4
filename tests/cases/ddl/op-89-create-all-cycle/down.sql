BEGIN;

-- Running downgrade a1 -> 

ALTER TABLE s.a DROP CONSTRAINT fk_a_b;

DROP TABLE s.b;

DROP TABLE s.a;

DELETE FROM alembic_version WHERE alembic_version.version_num = 'a1';

COMMIT;

