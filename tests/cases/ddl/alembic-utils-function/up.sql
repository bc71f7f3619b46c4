BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

CREATE FUNCTION "public"."to_upper"(some_text text default 'unknown', other integer DEFAULT 3) returns text
    as
    $$ select upper(some_text) || ':' || other::text || ':x' $$ language SQL;

CREATE FUNCTION "Shop"."clamp"( ) returns bigint
 LANGUAGE plpgsql
AS $function$
DECLARE
    low bigint := 3; -- Combine: a:b
BEGIN
    RETURN low::bigint % 5;
END;
$function$;

CREATE FUNCTION "public"."nothing"() returns trigger as $$ begin return new; end $$ language 'plpgsql';

CREATE FUNCTION "public"."mixedCase"(a integer, b integer) returns integer AS $$ select a + b $$ LANGUAGE sql;

CREATE OR REPLACE FUNCTION "public"."to_upper"(some_text text default 'unknown', other integer DEFAULT 3) returns text
    as
    $$ select upper(some_text) || ':' || other::text || ':x' $$ language SQL;

CREATE OR REPLACE FUNCTION "Shop"."clamp"( ) returns bigint
 LANGUAGE plpgsql
AS $function$
DECLARE
    low bigint := 3; -- Combine: a:b
BEGIN
    RETURN low::bigint % 5;
END;
$function$;

CREATE OR REPLACE FUNCTION "public"."nothing"() returns trigger as $$ begin return new; end $$ language 'plpgsql';

CREATE OR REPLACE FUNCTION "public"."mixedCase"(a integer, b integer) returns integer AS $$ select a + b $$ LANGUAGE sql;

SELECT 1;

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

