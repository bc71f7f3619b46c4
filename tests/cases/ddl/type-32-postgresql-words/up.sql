BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

CREATE TABLE t (
    c1 BYTEA, 
    c2 CIDR, 
    c3 CITEXT, 
    c4 HSTORE, 
    c5 INET, 
    c6 JSON, 
    c7 JSONB, 
    c8 JSONPATH, 
    c9 MACADDR, 
    c10 MACADDR8, 
    c11 MONEY, 
    c12 OID, 
    c13 REGCLASS, 
    c14 REGCONFIG, 
    c15 TSQUERY, 
    c16 TSVECTOR, 
    c17 UUID, 
    c18 REAL, 
    c19 UUID, 
    c20 JSONB
);

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

