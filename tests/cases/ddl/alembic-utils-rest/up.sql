BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

CREATE EXTENSION "uuid-ossp" WITH SCHEMA "public";;

CREATE POLICY own_rows on public.accounts as permissive for all to public using (id = 1::int and note <> 'a:b');

CREATE POLICY some_policy on shop.orders for select to reader using (true);

GRANT SELECT ( id, name ) ON "public"."accounts" TO "reader";

GRANT DELETE  ON "Shop"."orders" TO "The Writer"  WITH GRANT OPTION;

DROP POLICY IF EXISTS own_rows on public.accounts;;

CREATE POLICY own_rows on public.accounts as permissive for all to public using (id = 1::int and note <> 'a:b');;

REVOKE SELECT ON "public"."accounts" FROM "reader";

GRANT SELECT ( id, name ) ON "public"."accounts" TO "reader";

REVOKE DELETE ON "Shop"."orders" FROM "The Writer";

GRANT DELETE  ON "Shop"."orders" TO "The Writer"  WITH GRANT OPTION;

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

