BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

CREATE TABLE t (
    id SERIAL NOT NULL, 
    parent_id INTEGER, 
    other INTEGER, 
    PRIMARY KEY (id), 
    FOREIGN KEY(parent_id) REFERENCES t (id) ON DELETE SET NULL (parent_id), 
    CONSTRAINT fk FOREIGN KEY(other) REFERENCES "S".o (id) DEFERRABLE INITIALLY DEFERRED
);

ALTER TABLE s.a ADD CONSTRAINT fk FOREIGN KEY(x) REFERENCES s.a (y);

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

