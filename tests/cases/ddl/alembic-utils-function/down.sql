BEGIN;

-- Running downgrade a1 -> 

DROP FUNCTION "public"."to_upper"(some_text text, other integer);

DROP FUNCTION "Shop"."clamp"() cascade;

DROP FUNCTION "public"."nothing"();

DROP FUNCTION "public"."mixedCase"(a integer, b integer);

DELETE FROM alembic_version WHERE alembic_version.version_num = 'a1';

COMMIT;

