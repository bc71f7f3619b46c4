BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

ALTER TABLE t ADD CONSTRAINT ck_b_c CHECK (date_trunc(a) LIKE 'x' AND b != 'x');

ALTER TABLE t ADD CONSTRAINT ck_b_c CHECK (date_trunc(a) LIKE 'x' AND (b < 0 OR c > 0));

ALTER TABLE t ADD CONSTRAINT ck_a_c CHECK ((b < 0 OR c > 0) AND a > 0);

ALTER TABLE t ADD CONSTRAINT ck_a_c CHECK ((b < 0 OR c > 0) AND (a LIKE '%' || 'x' || '%'));

CREATE INDEX ix_a_c ON t (concat(a, b), c);

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

