BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

CREATE TABLE s.t (
    id SERIAL NOT NULL, 
    name VARCHAR(50) NOT NULL, 
    code VARCHAR, 
    other_id INTEGER, 
    PRIMARY KEY (id), 
    UNIQUE (code), 
    FOREIGN KEY(other_id) REFERENCES o (id)
);

CREATE INDEX ix_t_two ON s.t (name, code);

COMMENT ON TABLE s.t IS 'a table';

COMMENT ON COLUMN s.t.name IS 'what it''s called';

CREATE TABLE IF NOT EXISTS u (
    a INTEGER
);

CREATE TEMPORARY TABLE temporary_one (
    a INTEGER
);

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

