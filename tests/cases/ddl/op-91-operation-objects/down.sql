BEGIN;

-- Running downgrade a1 -> 

COMMENT ON TABLE t IS NULL;

ALTER TABLE t DROP CONSTRAINT ck;

DROP INDEX ix;

ALTER TABLE t DROP COLUMN c;

DROP TABLE s.t;

DELETE FROM alembic_version WHERE alembic_version.version_num = 'a1';

COMMIT;

