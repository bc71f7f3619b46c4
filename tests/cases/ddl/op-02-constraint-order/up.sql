BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

CREATE TABLE t (
    a INTEGER NOT NULL, 
    b INTEGER CONSTRAINT inline CHECK (b > 0), 
    CONSTRAINT pk_t PRIMARY KEY (a), 
    CONSTRAINT ck_one CHECK (a < b), 
    CONSTRAINT uq_two UNIQUE (a, b), 
    CONSTRAINT fk_three FOREIGN KEY(a) REFERENCES x (id) ON DELETE CASCADE, 
    UNIQUE (a), 
    FOREIGN KEY(b) REFERENCES o (id)
);

CREATE TABLE nothing (
);

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

