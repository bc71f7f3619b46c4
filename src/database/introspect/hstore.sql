-- The type hstore and its array, wherever the extension put them.
SELECT json_build_array(t.oid::bigint, t.typarray::bigint)
FROM pg_catalog.pg_type t
WHERE t.typname = 'hstore'
