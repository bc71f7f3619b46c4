BEGIN;

-- Running downgrade a1 -> 

DROP VIEW "public"."active users";

DROP VIEW "Shop"."Orders" cascade;

DROP MATERIALIZED VIEW "public"."totals";

DROP MATERIALIZED VIEW "public"."totals_later" cascade;

DELETE FROM alembic_version WHERE alembic_version.version_num = 'a1';

COMMIT;

