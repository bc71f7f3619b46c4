BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

ALTER TABLE t ADD CONSTRAINT ck CHECK (a > 5);

ALTER TABLE s.t ADD CONSTRAINT ck CHECK (a > 5);

ALTER TABLE t ADD CONSTRAINT ck CHECK (length(name) < 10) NOT VALID;

ALTER TABLE t ADD CONSTRAINT ck CHECK (a IN ('x', 'it''s'));

ALTER TABLE t ADD CONSTRAINT ck CHECK (a LIKE '100%') DEFERRABLE INITIALLY IMMEDIATE;

ALTER TABLE t ADD CHECK (a IS NOT NULL);

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

