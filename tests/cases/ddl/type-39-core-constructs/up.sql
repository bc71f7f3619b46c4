BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

CREATE TABLE t (
    a INTEGER[] DEFAULT ARRAY[1, 2], 
    p TSRANGE, 
    CONSTRAINT ex EXCLUDE USING gist (p WITH &&, a WITH =) WHERE (p IS NOT NULL) DEFERRABLE
);

UPDATE t SET a=(ARRAY[1, 2] || t.a) WHERE t.a @> ARRAY[1];

UPDATE t SET n=1 WHERE t.h['key'] = 'value' AND t.h ? 'other';

SELECT array_agg(t.n ORDER BY t.n DESC) AS array_agg_1 
FROM t;

INSERT INTO t (n) VALUES (1) ON CONFLICT (n) DO NOTHING;

INSERT INTO t (n) VALUES (1) ON CONFLICT (n) DO UPDATE SET n = (excluded.n + 1);

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

