BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

ALTER TABLE t ADD CONSTRAINT ck_0 CHECK (x IS 2);

ALTER TABLE t ADD CONSTRAINT ck_1 CHECK (x IS NOT 'a');

ALTER TABLE t ADD CONSTRAINT ck_2 CHECK (x IS x);

ALTER TABLE t ADD CONSTRAINT ck_3 CHECK (x IS f());

ALTER TABLE t ADD CONSTRAINT ck_4 CHECK (x IS NOT NULL);

ALTER TABLE t ADD CONSTRAINT ck_5 CHECK (flag IS NOT true);

SELECT x IS 2 AS anon_1, x IS DISTINCT FROM 2 AS anon_2, x IS NOT DISTINCT FROM 2 AS anon_3;

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

