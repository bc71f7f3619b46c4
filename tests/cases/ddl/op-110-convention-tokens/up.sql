BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

ALTER TABLE t ADD CONSTRAINT uq_a_a_b_ab UNIQUE (a, b);

ALTER TABLE s.t ADD CONSTRAINT fk_t_o_x_a FOREIGN KEY(a, b) REFERENCES r.o (x, y);

ALTER TABLE s.t ADD CONSTRAINT pk_t_s_t_as_t_b PRIMARY KEY (a, b);

CREATE INDEX ix_s_t_a_s_t_b_b ON s.t (a, b);

CREATE TABLE u (
    a INTEGER, 
    b INTEGER, 
    CONSTRAINT uq_k_a_a UNIQUE (a)
);

CREATE INDEX ix_u_b_ ON u (b);

ALTER TABLE t ADD COLUMN c INTEGER;

CREATE UNIQUE INDEX ix_t_c_ ON t (c);

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

