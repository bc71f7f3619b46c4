-- Comments on all but tables and their columns, which are compared with these; what a server or an extension brings along left out.
SELECT json_build_object('oid', d.objoid::bigint, 'kind', 'comment', 'name', 'on ' || t.reference, 'node', 'comment on ' || t.reference, 'owner', t.node, 'table', t.part_of, 'set', true,
    'create', format('COMMENT ON %s IS %L', t.reference, d.description), 'drop', format('COMMENT ON %s IS NULL', t.reference))
FROM pg_catalog.pg_description d
JOIN targets t ON t.class = d.classoid AND t.oid = d.objoid AND t.sub = d.objsubid
LEFT JOIN pg_catalog.pg_class c ON c.oid = d.objoid AND d.classoid = 'pg_catalog.pg_class'::regclass
WHERE c.relkind IS DISTINCT FROM 'r' AND c.relkind IS DISTINCT FROM 'p'
    AND NOT EXISTS (SELECT FROM members m WHERE m.classid = d.classoid AND m.objid = d.objoid)
    AND NOT (t.class = 'pg_catalog.pg_namespace'::regclass AND d.description = 'standard public schema')
    AND NOT (t.class = 'pg_catalog.pg_extension'::regclass AND EXISTS (SELECT FROM pg_catalog.pg_extension x
        JOIN pg_catalog.pg_available_extensions a ON a.name = x.extname WHERE x.oid = t.oid AND a.comment = d.description))
