BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

CREATE TABLE t (
    a INTEGER, 
    CONSTRAINT ck CHECK (a > 0) NOT VALID, 
    CONSTRAINT fk FOREIGN KEY(a) REFERENCES o (id) NOT VALID
);

CREATE INDEX ix ON t USING hash (a);

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

