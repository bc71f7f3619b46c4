-- The query of a view.
SELECT json_build_object('definition', pg_get_viewdef(c.oid))
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE {schema} AND {table} AND c.relkind IN ('v', 'm')
