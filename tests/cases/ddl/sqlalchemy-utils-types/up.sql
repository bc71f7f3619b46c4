BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

CREATE TABLE everything (
    id UUID NOT NULL, 
    as_bytes BINARY(16), 
    as_text CHAR(32), 
    email VARCHAR(255), 
    short_email VARCHAR(100), 
    kind VARCHAR(255) DEFAULT 'a', 
    size INTEGER, 
    data JSON, 
    url TEXT, 
    at TIMESTAMP WITHOUT TIME ZONE NOT NULL, 
    at_zone TIMESTAMP WITH TIME ZONE DEFAULT now(), 
    path LTREE, 
    country VARCHAR(2), 
    ip VARCHAR(45), 
    tags TEXT, 
    numbers TEXT, 
    search TSVECTOR, 
    zone VARCHAR(50), 
    many UUID[], 
    place place, 
    PRIMARY KEY (id)
);

CREATE INDEX ix_everything_path ON everything USING gist (path);

ALTER TABLE everything ALTER COLUMN email TYPE VARCHAR(320);

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

