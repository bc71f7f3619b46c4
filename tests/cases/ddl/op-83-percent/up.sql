BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

CREATE TABLE t (
    "a%b" VARCHAR DEFAULT '100%', 
    CONSTRAINT "ck%" CHECK (a % 2 = 0)
);

COMMENT ON TABLE t IS '5% of it';

COMMENT ON COLUMN t."a%b" IS '50%';

SELECT 5 % 2, 'LIKE %s';

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

