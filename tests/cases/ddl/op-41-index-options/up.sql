BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

CREATE INDEX ix ON t USING gin (a);

CREATE INDEX ix ON t USING gin (a gin_trgm_ops, b text_pattern_ops);

CREATE INDEX ix ON t (a) WHERE b > 5;

CREATE INDEX ix ON t (a) WHERE name LIKE '100%';

CREATE INDEX ix ON t (a) WHERE b = 'x';

CREATE INDEX ix ON t (a) INCLUDE (b, "Cc");

CREATE INDEX ix ON t (a) WITH (fillfactor = 50, pages_per_range = 4);

CREATE INDEX ix ON t (a) TABLESPACE "Fast";

CREATE UNIQUE INDEX ix ON t (a) NULLS NOT DISTINCT;

CREATE UNIQUE INDEX ix ON t (a) NULLS DISTINCT;

CREATE UNIQUE INDEX ix ON t USING btree (a) INCLUDE (c) NULLS NOT DISTINCT WITH (fillfactor = 50) TABLESPACE ts WHERE d;

CREATE INDEX ix ON t (a);

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

