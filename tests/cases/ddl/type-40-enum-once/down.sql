BEGIN;

-- Running downgrade a1 -> 

DROP TABLE v;

DROP TABLE u;

DROP TABLE t;

CREATE TYPE mood AS ENUM ('a');

CREATE TABLE t (
    a mood
);

DELETE FROM alembic_version WHERE alembic_version.version_num = 'a1';

COMMIT;

