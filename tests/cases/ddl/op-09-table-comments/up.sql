BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

COMMENT ON TABLE t IS 'it''s 100%';

COMMENT ON TABLE s.t IS '';

COMMENT ON TABLE t IS NULL;

COMMENT ON TABLE t IS 'new';

COMMENT ON TABLE t IS NULL;

COMMENT ON TABLE s.t IS NULL;

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

