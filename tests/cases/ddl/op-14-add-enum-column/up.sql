BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

ALTER TABLE t ADD COLUMN a mood;

ALTER TABLE t ADD COLUMN b VARCHAR(1);

ALTER TABLE t ADD COLUMN c VARCHAR(1);

ALTER TABLE t ADD CONSTRAINT mood CHECK (c IN ('a', 'b'));

ALTER TABLE t ADD COLUMN d BOOLEAN;

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

