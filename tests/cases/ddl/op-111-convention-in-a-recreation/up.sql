BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

CREATE TABLE _alembic_tmp_t (
    a SERIAL NOT NULL, 
    b INTEGER, 
    CONSTRAINT pk_t2 PRIMARY KEY (a), 
    CONSTRAINT uq_t2_a UNIQUE (a), 
    CONSTRAINT ck_t2_c CHECK (a > 1), 
    CONSTRAINT fk_t2_b_o FOREIGN KEY(b) REFERENCES o (id), 
    CONSTRAINT y UNIQUE (a)
);

INSERT INTO _alembic_tmp_t (a, b) SELECT t.a, t.b 
FROM t;

DROP TABLE t;

ALTER TABLE _alembic_tmp_t RENAME TO t;

CREATE INDEX ix_t2_b ON t (b);

CREATE TABLE _alembic_tmp_t (
    a INTEGER, 
    b INTEGER
);

INSERT INTO _alembic_tmp_t (a, b) SELECT t.a, t.b 
FROM t;

DROP TABLE t;

ALTER TABLE _alembic_tmp_t RENAME TO t;

CREATE TABLE _alembic_tmp_t (
    a INTEGER, 
    b INTEGER, 
    y INTEGER, 
    z INTEGER, 
    UNIQUE (y), 
    CONSTRAINT uq_t2_y UNIQUE (y), 
    CONSTRAINT fk_t2_z_o FOREIGN KEY(z) REFERENCES o (id)
);

CREATE INDEX ix__alembic_tmp_t_z ON _alembic_tmp_t (z);

INSERT INTO _alembic_tmp_t (a, b) SELECT t.a, t.b 
FROM t;

DROP TABLE t;

ALTER TABLE _alembic_tmp_t RENAME TO t;

CREATE INDEX ix_t2_z ON t (z);

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

