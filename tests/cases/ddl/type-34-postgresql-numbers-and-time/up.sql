BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

CREATE TABLE t (
    c1 DOUBLE PRECISION, 
    c2 DOUBLE PRECISION, 
    c3 FLOAT, 
    c4 INTERVAL, 
    c5 INTERVAL (3), 
    c6 INTERVAL DAY, 
    c7 INTERVAL SECOND (2), 
    c8 TIME(3) WITH TIME ZONE, 
    c9 TIME WITHOUT TIME ZONE, 
    c10 TIMESTAMP(6) WITHOUT TIME ZONE, 
    c11 TIMESTAMP(3) WITH TIME ZONE
);

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

