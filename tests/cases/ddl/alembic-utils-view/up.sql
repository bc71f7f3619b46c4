BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

CREATE VIEW "public"."active users" AS SELECT id, name::text FROM users WHERE note LIKE '50%';;

CREATE VIEW "Shop"."Orders" AS select
    *
from orders;;

CREATE MATERIALIZED VIEW "public"."totals" AS select sum(n) from t WITH  DATA;;

CREATE MATERIALIZED VIEW "public"."totals_later" AS select sum(n) from t WITH NO DATA;;

CREATE VIEW "public"."V" AS select 1, 2;;

CREATE MATERIALIZED VIEW "public"."m" AS select 1 as one WITH  DATA;;

CREATE MATERIALIZED VIEW "if not exists public"."m" AS s WITH NO DATA;;

do $$
            begin
                CREATE OR REPLACE VIEW "public"."active users" AS SELECT id, name::text FROM users WHERE note LIKE '50%';

            exception when others then
                DROP VIEW IF EXISTS "public"."active users";

                CREATE VIEW "public"."active users" AS SELECT id, name::text FROM users WHERE note LIKE '50%';
            end;
        $$ language 'plpgsql';

do $$
            begin
                CREATE OR REPLACE VIEW "Shop"."Orders" AS select
    *
from orders;

            exception when others then
                DROP VIEW IF EXISTS "Shop"."Orders";

                CREATE VIEW "Shop"."Orders" AS select
    *
from orders;
            end;
        $$ language 'plpgsql';

DROP MATERIALIZED VIEW IF EXISTS "public"."totals";;

CREATE MATERIALIZED VIEW "public"."totals" AS select sum(n) from t WITH  DATA;

DROP MATERIALIZED VIEW IF EXISTS "public"."totals_later";;

CREATE MATERIALIZED VIEW "public"."totals_later" AS select sum(n) from t WITH NO DATA;

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

