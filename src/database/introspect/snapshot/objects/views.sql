-- Views, materialized views and the indexes of these.
SELECT json_build_object('oid', c.oid::bigint, 'kind', CASE c.relkind WHEN 'v' THEN 'view' ELSE 'materialized_view' END, 'name', n.prefix || quote_ident(c.relname),
    'node', 'relation ' || n.place || c.relname,
    'create', format('CREATE %s %s%s AS%s%s', word, n.prefix || quote_ident(c.relname), coalesce(' WITH (' || array_to_string(c.reloptions, ', ') || ')', ''),
        chr(10), rtrim(pg_get_viewdef(c.oid), ';')),
    'drop', format('DROP %s %s', word, n.prefix || quote_ident(c.relname)))
FROM pg_catalog.pg_class c JOIN names n ON n.oid = c.relnamespace
CROSS JOIN LATERAL (SELECT CASE c.relkind WHEN 'v' THEN 'VIEW' ELSE 'MATERIALIZED VIEW' END AS word) w
WHERE c.relkind IN ('v', 'm') AND c.relpersistence <> 't'
    AND NOT EXISTS (SELECT FROM members m WHERE m.classid = 'pg_catalog.pg_class'::regclass AND m.objid = c.oid)
UNION ALL
SELECT json_build_object('oid', x.oid::bigint, 'kind', 'index', 'name', n.prefix || quote_ident(x.relname), 'node', 'relation ' || n.place || x.relname,
    'create', CASE WHEN n.prefix = '' THEN replace(pg_get_indexdef(x.oid), format(' ON %I.%I ', n.nspname, c.relname), format(' ON %I ', c.relname)) ELSE pg_get_indexdef(x.oid) END,
    'drop', format('DROP INDEX %s', n.prefix || quote_ident(x.relname)), 'owner', 'relation ' || n.place || c.relname)
FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid
JOIN pg_catalog.pg_class c ON c.oid = i.indrelid JOIN names n ON n.oid = c.relnamespace
WHERE c.relkind = 'm' AND NOT EXISTS (SELECT FROM members m WHERE m.classid = 'pg_catalog.pg_class'::regclass AND m.objid = c.oid)
UNION ALL
SELECT json_build_object('oid', c.oid::bigint, 'kind', 'column_default', 'name', n.prefix || quote_ident(c.relname) || '.' || quote_ident(a.attname),
    'node', 'default of ' || n.place || c.relname || '.' || a.attname, 'owner', 'relation ' || n.place || c.relname, 'set', true,
    'create', format('ALTER VIEW %s ALTER COLUMN %I SET DEFAULT %s', n.prefix || quote_ident(c.relname), a.attname, pg_get_expr(d.adbin, d.adrelid)),
    'drop', format('ALTER VIEW %s ALTER COLUMN %I DROP DEFAULT', n.prefix || quote_ident(c.relname), a.attname))
FROM pg_catalog.pg_class c JOIN names n ON n.oid = c.relnamespace
JOIN pg_catalog.pg_attrdef d ON d.adrelid = c.oid JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = d.adnum
WHERE c.relkind = 'v' AND c.relpersistence <> 't'
    AND NOT EXISTS (SELECT FROM members m WHERE m.classid = 'pg_catalog.pg_class'::regclass AND m.objid = c.oid)
