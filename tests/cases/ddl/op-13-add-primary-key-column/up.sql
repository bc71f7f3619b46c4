BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

ALTER TABLE t ADD COLUMN id SERIAL NOT NULL;

ALTER TABLE t ADD COLUMN id SERIAL NOT NULL PRIMARY KEY;

ALTER TABLE t ADD COLUMN id BIGINT NOT NULL PRIMARY KEY;

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

