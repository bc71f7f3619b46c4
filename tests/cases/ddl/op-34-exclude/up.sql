BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

ALTER TABLE t ADD CONSTRAINT ex EXCLUDE USING gist (period range_ops WITH &&, grp WITH =) WHERE (grp > 5);

ALTER TABLE s.t ADD CONSTRAINT ex EXCLUDE USING gist ("Period" WITH &&) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE t ADD CONSTRAINT ex EXCLUDE USING gist (tsrange(a, b) WITH &&) WHERE (c);

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

