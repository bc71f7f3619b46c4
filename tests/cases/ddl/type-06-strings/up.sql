BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

CREATE TABLE t (
    c1 VARCHAR, 
    c2 VARCHAR(50), 
    c3 VARCHAR, 
    c4 VARCHAR(50), 
    c5 VARCHAR(50), 
    c6 CHAR, 
    c7 CHAR(3), 
    c8 TEXT, 
    c9 TEXT, 
    c10 TEXT, 
    c11 TEXT(50), 
    c12 NCHAR(3), 
    c13 NVARCHAR(50), 
    c14 VARCHAR(50) COLLATE "C", 
    c15 TEXT COLLATE "de_DE"
);

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

