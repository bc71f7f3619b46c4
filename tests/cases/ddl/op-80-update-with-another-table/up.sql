BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

UPDATE one SET a=other.b FROM other;

UPDATE one SET a=(other.b + third.c) FROM other, third WHERE one.id = other.id;

UPDATE one SET id=one.id, a=lower(other.b) FROM other;

UPDATE one SET a=(SELECT other.b 
FROM other);

UPDATE one SET a=other.b, id=one.a FROM other;

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

