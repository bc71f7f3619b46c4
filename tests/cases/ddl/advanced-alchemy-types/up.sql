BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

CREATE TABLE account (
    id UUID NOT NULL, 
    number BIGINT NOT NULL, 
    other BIGINT NOT NULL, 
    active BOOLEAN NOT NULL, 
    created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
    secret VARCHAR, 
    long_secret TEXT, 
    password VARCHAR(100), 
    embedding VECTOR(3), 
    CONSTRAINT pk_account PRIMARY KEY (id)
);

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

