BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

INSERT INTO t (a) SELECT (1, 2) AS anon_1;

INSERT INTO t (a) SELECT () AS anon_1;

SELECT t.a 
FROM t 
WHERE (t.a, 1) = (2, 3);

-- Most backends don't support SELECTing from a tuple() object.  If this is an ORM query, consider using the Bundle object.;

-- Most backends don't support SELECTing from a tuple() object.  If this is an ORM query, consider using the Bundle object.;

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

