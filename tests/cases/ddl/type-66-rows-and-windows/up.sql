BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

SELECT a 
WHERE (a, b) IN ((1, 2));

SELECT a 
WHERE ((a, b) NOT IN ((1, true), (2, false)));

SELECT count(*) OVER (PARTITION BY a ORDER BY a, b) AS anon_1;

SELECT count(*) OVER (ORDER BY ARRAY[a, b]) AS anon_1;

SELECT count(*) OVER (ORDER BY a, b) AS anon_1;

SELECT count(*) OVER (ORDER BY a, b, c) AS anon_1;

SELECT count(*) OVER (ORDER BY a + b) AS anon_1;

SELECT f(0.5) WITHIN GROUP (ORDER BY ARRAY[a, b]) AS f_1;

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

