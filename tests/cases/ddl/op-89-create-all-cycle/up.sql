BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

CREATE TABLE s.a (
    id SERIAL NOT NULL, 
    b_id INTEGER, 
    PRIMARY KEY (id)
);

CREATE TABLE s.b (
    id SERIAL NOT NULL, 
    a_id INTEGER, 
    PRIMARY KEY (id), 
    CONSTRAINT fk_b_a FOREIGN KEY(a_id) REFERENCES s.a (id)
);

ALTER TABLE s.a ADD CONSTRAINT fk_a_b FOREIGN KEY(b_id) REFERENCES s.b (id);

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

