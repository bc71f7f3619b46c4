BEGIN;

-- Running downgrade a1 -> 

CREATE TABLE t (
    x VARCHAR(1)[]
);

DELETE FROM alembic_version WHERE alembic_version.version_num = 'a1';

COMMIT;

