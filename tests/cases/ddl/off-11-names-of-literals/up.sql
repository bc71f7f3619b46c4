BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

INSERT INTO t (a, b) VALUES (:a, :b);

UPDATE t SET a=:a WHERE t.a = :a_1;

INSERT INTO t (a, b) VALUES (:a_m0, :b_m0), (:a_m1, :param_1);

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

