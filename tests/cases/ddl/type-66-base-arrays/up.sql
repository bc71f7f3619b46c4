BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

-- ARRAY.contains() not implemented for the base ARRAY type; please use the dialect-specific ARRAY type;

-- ARRAY.contains() not implemented for the base ARRAY type; please use the dialect-specific ARRAY type;

-- Neither 'ColumnClause' object nor 'Comparator' object has an attribute 'overlap';

-- ARRAY.contains() not implemented for the base ARRAY type; please use the dialect-specific ARRAY type;

SELECT l[1:2] @> ARRAY[1] AS anon_1;

SELECT l && ARRAY[1] AS anon_1;

SELECT 3 = ANY (l) AS anon_1;

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

