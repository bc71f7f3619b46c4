BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

CREATE TABLE b (
    id SERIAL NOT NULL, 
    a_id INTEGER, 
    PRIMARY KEY (id)
);

CREATE TABLE a (
    id SERIAL NOT NULL, 
    b_id INTEGER, 
    PRIMARY KEY (id)
);

CREATE TABLE behind (
    id SERIAL NOT NULL, 
    a_id INTEGER, 
    PRIMARY KEY (id), 
    CONSTRAINT fk_behind_a FOREIGN KEY(a_id) REFERENCES a (id)
);

ALTER TABLE a ADD CONSTRAINT fk_a_b FOREIGN KEY(b_id) REFERENCES b (id);

ALTER TABLE b ADD CONSTRAINT fk_b_a FOREIGN KEY(a_id) REFERENCES a (id);

CREATE TABLE c (
    id SERIAL NOT NULL, 
    d_id INTEGER, 
    PRIMARY KEY (id)
);

CREATE TABLE d (
    id SERIAL NOT NULL, 
    c_id INTEGER, 
    PRIMARY KEY (id)
);

ALTER TABLE c ADD CONSTRAINT fk_c_d_id FOREIGN KEY(d_id) REFERENCES d (id);

ALTER TABLE d ADD CONSTRAINT fk_d_c_id FOREIGN KEY(c_id) REFERENCES c (id);

ALTER TABLE c DROP CONSTRAINT fk_c_d_id;

ALTER TABLE d DROP CONSTRAINT fk_d_c_id;

DROP TABLE d;

DROP TABLE c;

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

