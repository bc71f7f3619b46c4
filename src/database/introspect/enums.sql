-- Enumerations and their labels.
SELECT json_build_object('name', t.typname, 'schema', n.nspname, 'visible', pg_type_is_visible(t.oid), 'labels',
    (SELECT coalesce(json_agg(e.enumlabel ORDER BY e.enumsortorder), '[]') FROM pg_catalog.pg_enum e WHERE e.enumtypid = t.oid))
FROM pg_catalog.pg_type t
JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
WHERE t.typtype = 'e' AND {types}
ORDER BY n.nspname, t.typname
