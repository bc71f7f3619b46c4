BEGIN;

-- Running downgrade a1 -> 

CREATE TABLE _alembic_tmp_t (
    b INTEGER
);

INSERT INTO _alembic_tmp_t (b) SELECT t.b 
FROM t;

DROP TABLE t;

ALTER TABLE _alembic_tmp_t RENAME TO t;

DELETE FROM alembic_version WHERE alembic_version.version_num = 'a1';

COMMIT;

