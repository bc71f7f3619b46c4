BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

CREATE TABLE t (
    c1 FLOAT, 
    c2 FLOAT(24), 
    c3 FLOAT(53), 
    c4 FLOAT(10), 
    c5 DOUBLE PRECISION, 
    c6 DOUBLE PRECISION, 
    c7 DOUBLE PRECISION, 
    c8 REAL, 
    c9 DOUBLE
);

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

