BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

CREATE TABLE "c.d"."a.b" (
    x INTEGER
);

ALTER TABLE "S".x.a ADD COLUMN x INTEGER;

ALTER TABLE s.x.a DROP COLUMN x;

CREATE INDEX ix ON "c.d".a (x);

DROP TABLE "c.d".a;

ALTER TABLE "c.d".a ADD CONSTRAINT fk FOREIGN KEY(x) REFERENCES "E".b (y);

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

