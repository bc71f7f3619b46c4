BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

CREATE TABLE "My Schema"."Order" (
    "Upper" INTEGER, 
    "with space" INTEGER, 
    "1digit" INTEGER, 
    "$dollar" INTEGER, 
    a$b INTEGER, 
    "quo""te" INTEGER, 
    "größe" INTEGER, 
    "dotted.name" INTEGER, 
    "plain" INTEGER, 
    Forced INTEGER
);

ALTER TABLE "table"."user" ADD COLUMN "select" INTEGER;

ALTER TABLE Name DROP COLUMN c;

ALTER TABLE "plain" RENAME TO "Other";

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

