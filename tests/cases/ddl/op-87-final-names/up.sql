BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

True ix_t_a
CREATE INDEX ix_t_a ON t (a);

ALTER TABLE t ADD CONSTRAINT positive CHECK (a > 0);

CREATE TABLE u (
    a INTEGER, 
    CONSTRAINT nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn_f4ec CHECK (a > 0)
);

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

