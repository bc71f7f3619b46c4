-- Names of relations of some kinds, and how they are stored.
SELECT json_build_object('name', c.relname, 'kind', c.relkind, 'persistence', c.relpersistence, 'comment',
    obj_description(c.oid, 'pg_class'), 'options', c.reloptions, 'tablespace', s.spcname,
    'method', CASE WHEN m.amname <> current_setting('default_table_access_method') THEN m.amname END,
    'parents', (SELECT array_agg(p.relname ORDER BY i.inhseqno) FROM pg_catalog.pg_inherits i
        JOIN pg_catalog.pg_class p ON p.oid = i.inhparent WHERE i.inhrelid = c.oid))
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_am m ON m.oid = c.relam AND c.relkind IN ('r', 'm')
LEFT JOIN pg_catalog.pg_tablespace s ON s.oid = c.reltablespace
WHERE {schema} AND {table}
ORDER BY c.oid
