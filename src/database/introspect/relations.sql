-- Names of relations of some kinds.
SELECT json_build_object('name', c.relname, 'kind', c.relkind, 'persistence', c.relpersistence, 'comment',
    obj_description(c.oid, 'pg_class'))
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE {schema} AND {table}
ORDER BY c.oid
