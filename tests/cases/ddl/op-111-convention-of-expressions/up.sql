BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

ALTER TABLE t ADD CONSTRAINT ck_x_c CHECK (x > 0);

ALTER TABLE t ADD CONSTRAINT ck_a_c CHECK (a > b);

ALTER TABLE t ADD CONSTRAINT ck__c CHECK (a > 0);

CREATE INDEX ix_i ON t (a);

CREATE INDEX ix_i ON t (lower(a));

CREATE INDEX i ON t (a);

CREATE INDEX i ON t ();

ALTER TABLE t DROP CONSTRAINT ck_a_e;

ALTER TABLE t ALTER COLUMN a TYPE TEXT;

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

