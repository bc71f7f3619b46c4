-- Enumerations and domains of all schemas: columns may have types from anywhere.
SELECT json_build_object(
    'name', t.typname,
    'schema', n.nspname,
    'visible', pg_type_is_visible(t.oid),
    'kind', t.typtype,
    'labels', CASE WHEN t.typtype = 'e' THEN
        (SELECT coalesce(json_agg(e.enumlabel ORDER BY e.enumsortorder), '[]') FROM pg_catalog.pg_enum e WHERE e.enumtypid = t.oid)
        END,
    'base', CASE WHEN t.typtype = 'd' THEN format_type(t.typbasetype, t.typtypmod) END,
    'not_null', t.typnotnull,
    'default', t.typdefault,
    'collation', CASE WHEN t.typtype = 'd' THEN (SELECT co.collname FROM pg_catalog.pg_collation co WHERE co.oid = t.typcollation
        AND t.typcollation <> (SELECT b.typcollation FROM pg_catalog.pg_type b WHERE b.oid = t.typbasetype)) END,
    'checks', CASE WHEN t.typtype = 'd' THEN
        (SELECT json_agg(json_build_array(o.conname, pg_get_constraintdef(o.oid, true)) ORDER BY o.conname)
        FROM pg_catalog.pg_constraint o WHERE o.contypid = t.oid AND o.contype = 'c') END)
FROM pg_catalog.pg_type t
JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
WHERE t.typtype IN ('e', 'd') AND n.nspname NOT IN ('pg_catalog', 'information_schema')
ORDER BY n.nspname, t.typname
