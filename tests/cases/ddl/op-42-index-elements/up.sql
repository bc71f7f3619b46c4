BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

CREATE INDEX ix ON t ("lower(a)");

CREATE INDEX ix ON t (lower(a));

CREATE INDEX ix ON t (a COLLATE "C");

CREATE INDEX ix ON t (lower(name));

CREATE INDEX ix ON t ((a + 5));

CREATE INDEX ix ON t (a DESC, b ASC NULLS FIRST, y DESC, z DESC NULLS LAST);

CREATE INDEX ix ON t (CAST(j AS TEXT));

CREATE INDEX ix ON t USING hash ((data ->> 'k'));

CREATE INDEX ix ON t (lower(name) text_pattern_ops);

CREATE UNIQUE INDEX ix ON t (a, coalesce(b, 0));

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

