BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

INSERT INTO t (n, d) VALUES (1, '2020-01-02');

INSERT INTO t (n, d) VALUES (1, '2020-01-02');

INSERT INTO t (n, s) VALUES (7, true);

INSERT INTO t (n) VALUES (2);

UPDATE t SET n=1 WHERE t.d = '2020-01-02 03:04:05';

INSERT INTO u (n, f) VALUES (True, False);

INSERT INTO u (n, f) VALUES (1, 2);

INSERT INTO u (n, f) VALUES (1.50, -2);

DELETE FROM t WHERE t.n = 1;

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

