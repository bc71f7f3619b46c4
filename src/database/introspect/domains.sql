-- Domains.
SELECT json_build_object('name', t.typname, 'schema', n.nspname, 'visible', pg_type_is_visible(t.oid), 'type',
    format_type(t.typbasetype, t.typtypmod), 'nullable', NOT t.typnotnull, 'default', t.typdefault,
    'collation', (SELECT co.collname FROM pg_catalog.pg_collation co WHERE co.oid = t.typcollation
        AND t.typcollation <> (SELECT b.typcollation FROM pg_catalog.pg_type b WHERE b.oid = t.typbasetype)),
    'constraints', (SELECT coalesce(json_agg(json_build_object('name', o.conname, 'check', pg_get_constraintdef(o.oid, true))), '[]')
        FROM pg_catalog.pg_constraint o WHERE o.contypid = t.oid AND o.contype = 'c'))
FROM pg_catalog.pg_type t
JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
WHERE t.typtype = 'd' AND {types}
ORDER BY n.nspname, t.typname
