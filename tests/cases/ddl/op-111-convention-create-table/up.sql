BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

CREATE TABLE t (
    id SERIAL NOT NULL, 
    a INTEGER, 
    b VARCHAR, 
    CONSTRAINT pk_t PRIMARY KEY (id), 
    CONSTRAINT ck_t_positive CHECK (a > 0), 
    CONSTRAINT uq_t_a UNIQUE (a, b), 
    CONSTRAINT kept_as_it_is CHECK (b <> ''), 
    CONSTRAINT fk_t_a_o FOREIGN KEY(a) REFERENCES o (id), 
    CONSTRAINT uq_t_b UNIQUE (b)
);

CREATE INDEX ix_t_a ON t (a);

CREATE TABLE s.u (
    a VARCHAR(1), 
    CONSTRAINT ck_u_e CHECK (a IN ('x', 'y'))
);

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

