BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

CREATE TABLE t (
    c1 BOOLEAN, 
    c2 BOOLEAN, 
    c3 DATE, 
    c4 DATE, 
    c5 TIME WITHOUT TIME ZONE, 
    c6 TIME WITH TIME ZONE, 
    c7 TIMESTAMP WITHOUT TIME ZONE, 
    c8 TIMESTAMP WITH TIME ZONE, 
    c9 TIMESTAMP WITHOUT TIME ZONE, 
    c10 TIMESTAMP WITH TIME ZONE, 
    c11 DATETIME, 
    c12 INTERVAL, 
    c13 INTERVAL (3), 
    c14 TIMESTAMP WITHOUT TIME ZONE
);

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

