BEGIN;

-- Running downgrade a1 -> 

CREATE TABLE _alembic_tmp_t (
    id SERIAL NOT NULL, 
    a VARCHAR(5) DEFAULT 'x' NOT NULL, 
    PRIMARY KEY (id)
);

INSERT INTO _alembic_tmp_t (id, a) SELECT t.id, t.a 
FROM t;

DROP TABLE t;

ALTER TABLE _alembic_tmp_t RENAME TO t;

DELETE FROM alembic_version WHERE alembic_version.version_num = 'a1';

COMMIT;

