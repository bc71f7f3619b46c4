BEGIN;

-- Running downgrade a1 -> 

REVOKE DELETE ON "Shop"."orders" FROM "The Writer";

REVOKE SELECT ON "public"."accounts" FROM "reader";

DROP POLICY some_policy on shop.orders cascade;

DROP POLICY own_rows on public.accounts;

DROP EXTENSION "uuid-ossp" CASCADE;

DELETE FROM alembic_version WHERE alembic_version.version_num = 'a1';

COMMIT;

