BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

CREATE TABLE t (
    a VARCHAR DEFAULT 'it''s', 
    b INTEGER DEFAULT '0', 
    c BOOLEAN DEFAULT 'true', 
    d VARCHAR DEFAULT '', 
    e BOOLEAN DEFAULT true, 
    f TIMESTAMP WITHOUT TIME ZONE DEFAULT now(), 
    g TIMESTAMP WITHOUT TIME ZONE DEFAULT CURRENT_TIMESTAMP, 
    h BOOLEAN DEFAULT true, 
    i BOOLEAN DEFAULT false, 
    j INTEGER DEFAULT 5, 
    k INTEGER DEFAULT NULL, 
    l TEXT DEFAULT CAST('x' AS TEXT), 
    m INTEGER, 
    n UUID DEFAULT gen_random_uuid(), 
    o INTEGER, 
    p TEXT DEFAULT 'x' || 'y', 
    q JSON DEFAULT '{}'::json, 
    r TIMESTAMP WITHOUT TIME ZONE DEFAULT timezone('utc', now()), 
    s TIMESTAMP WITHOUT TIME ZONE DEFAULT timezone('utc', now())
);

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

