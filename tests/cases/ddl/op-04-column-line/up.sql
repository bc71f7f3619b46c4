BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

CREATE TABLE t (
    a INTEGER DEFAULT '5' NOT NULL CHECK (a > 1), 
    b INTEGER GENERATED ALWAYS AS (a * 2) NOT NULL, 
    c VARCHAR(5) COLLATE "C" DEFAULT 'x' NOT NULL CONSTRAINT not_empty CHECK (c <> ''), 
    UNIQUE (c)
);

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

