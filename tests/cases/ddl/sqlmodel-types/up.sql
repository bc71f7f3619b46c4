BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

CREATE TABLE hero (
    id SERIAL NOT NULL, 
    name VARCHAR NOT NULL, 
    nick VARCHAR(255), 
    tags VARCHAR[], 
    seen TIMESTAMP WITH TIME ZONE, 
    PRIMARY KEY (id)
);

CREATE INDEX ix_hero_name ON hero (name);

ALTER TABLE hero ADD COLUMN motto VARCHAR(20) DEFAULT 'it''s';

ALTER TABLE hero ALTER COLUMN name TYPE VARCHAR(50);

UPDATE hero SET name='b' WHERE hero.name = 'a';

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

