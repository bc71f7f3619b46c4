BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

CREATE TABLE t (
    c1 INT4RANGE, 
    c2 INT8RANGE, 
    c3 NUMRANGE, 
    c4 DATERANGE, 
    c5 TSRANGE, 
    c6 TSTZRANGE, 
    c7 INT4MULTIRANGE, 
    c8 INT8MULTIRANGE, 
    c9 NUMMULTIRANGE, 
    c10 DATEMULTIRANGE, 
    c11 TSMULTIRANGE, 
    c12 TSTZMULTIRANGE
);

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

