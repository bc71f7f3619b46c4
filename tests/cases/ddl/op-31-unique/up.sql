BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

ALTER TABLE t ADD CONSTRAINT uq UNIQUE (a);

ALTER TABLE s.t ADD CONSTRAINT uq UNIQUE (a, b) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE t ADD CONSTRAINT uq UNIQUE NULLS NOT DISTINCT (a);

ALTER TABLE t ADD CONSTRAINT uq UNIQUE (a, b) INCLUDE (b);

ALTER TABLE t ADD UNIQUE (a);

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

