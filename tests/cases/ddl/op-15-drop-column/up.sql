BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

ALTER TABLE t DROP COLUMN a;

ALTER TABLE "S"."Order" DROP COLUMN "User";

ALTER TABLE t DROP COLUMN IF EXISTS a;

ALTER TABLE t DROP COLUMN a;

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

