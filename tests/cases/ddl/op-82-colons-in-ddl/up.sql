BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

ALTER TABLE t ADD CONSTRAINT ck CHECK (a ~ '^[0-9]{2}:[0-9]{2}$');

ALTER TABLE t ADD COLUMN a VARCHAR DEFAULT 'a'::character varying;

ALTER TABLE t ADD COLUMN b VARCHAR DEFAULT '12:30';

CREATE INDEX ix ON t (a) WHERE b = 'x'::mood;

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

