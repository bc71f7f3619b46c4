BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

CREATE TABLE t (
    c1 INTEGER[], 
    c2 TEXT[][][], 
    c3 TEXT[] COLLATE "C", 
    c4 UUID[], 
    c5 BIT(1), 
    c6 BIT(5), 
    c7 BIT VARYING, 
    c8 BIT VARYING(5)
);

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

