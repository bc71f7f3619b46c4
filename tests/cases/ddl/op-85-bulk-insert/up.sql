BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

CREATE TABLE t (
    id SERIAL NOT NULL, 
    name VARCHAR, 
    ok BOOLEAN, 
    PRIMARY KEY (id)
);

INSERT INTO t (id, name, ok) VALUES (1, 'it''s', true);

INSERT INTO t (id, name, ok) VALUES (2, NULL, false);

INSERT INTO t (id) VALUES (3);

INSERT INTO t (name) VALUES ('x');

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

