BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

CREATE TABLE fıle (
    ſize INTEGER, 
    "é" INTEGER, 
    "ΩMEGA" INTEGER
);

ALTER TABLE fıle ADD COLUMN "İ" INTEGER;

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

