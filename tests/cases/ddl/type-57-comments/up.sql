BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

CREATE TABLE t (
    a INTEGER, 
    b INTEGER, 
    c INTEGER
);

COMMENT ON TABLE t IS '';

COMMENT ON COLUMN t.a IS '';

COMMENT ON COLUMN t.b IS 'b''s';

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

