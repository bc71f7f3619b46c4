BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

ALTER TABLE t ADD PRIMARY KEY (a);

ALTER TABLE t ADD UNIQUE (a);

ALTER TABLE t ADD FOREIGN KEY(a) REFERENCES o (b);

ALTER TABLE t ADD CHECK (a > 0);

ALTER TABLE t ADD EXCLUDE USING gist (a WITH =);

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

