BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

ALTER TABLE t ADD CONSTRAINT pk_t PRIMARY KEY (a, b);

ALTER TABLE s.t ADD CONSTRAINT pk_t PRIMARY KEY ("Order");

ALTER TABLE t ADD PRIMARY KEY (a);

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

