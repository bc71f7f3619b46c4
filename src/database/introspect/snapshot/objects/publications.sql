-- Publications, and the tables and schemas in them. What a server before PostgreSQL 15 doesn't know of a table is {filter} and {columns}.
SELECT json_build_object('oid', p.oid::bigint, 'kind', 'publication', 'name', quote_ident(p.pubname), 'node', 'publication ' || p.pubname,
    'create', format('CREATE PUBLICATION %I%s', p.pubname, CASE WHEN p.puballtables THEN ' FOR ALL TABLES' ELSE '' END)
        || CASE WHEN o.options = 'publish = ''insert, update, delete, truncate'', publish_via_partition_root = false' THEN '' ELSE format(' WITH (%s)', o.options) END,
    'drop', format('DROP PUBLICATION %I', p.pubname), 'shape', p.puballtables::text,
    'parts', json_build_array(json_build_object('name', 'options', 'set', format('ALTER PUBLICATION %I SET (%s)', p.pubname, o.options))))
FROM pg_catalog.pg_publication p
CROSS JOIN LATERAL (SELECT format('publish = %L, publish_via_partition_root = %s',
        concat_ws(', ', CASE WHEN p.pubinsert THEN 'insert' END, CASE WHEN p.pubupdate THEN 'update' END, CASE WHEN p.pubdelete THEN 'delete' END, CASE WHEN p.pubtruncate THEN 'truncate' END),
        coalesce(to_jsonb(p) ->> 'pubviaroot', 'false'))
    || CASE to_jsonb(p) ->> 'pubgencols' WHEN 's' THEN ', publish_generated_columns = stored' ELSE '' END AS options) o
WHERE NOT EXISTS (SELECT FROM members m WHERE m.classid = 'pg_catalog.pg_publication'::regclass AND m.objid = p.oid)
UNION ALL
SELECT json_build_object('oid', r.oid::bigint, 'kind', 'published', 'name', format('table %s in %I', t.name, p.pubname), 'node', format('published %s%s in %s', n.place, c.relname, p.pubname),
    'create', format('ALTER PUBLICATION %I ADD TABLE ONLY %s', p.pubname, t.name)
        || coalesce((SELECT format(' (%s)', string_agg(quote_ident(a.attname), ', ' ORDER BY a.attname)) FROM pg_catalog.pg_attribute a WHERE a.attrelid = c.oid AND a.attnum = ANY ({columns}) HAVING count(*) > 0), '')
        || coalesce(' WHERE (' || {filter} || ')', ''),
    'drop', format('ALTER PUBLICATION %I DROP TABLE ONLY %s', p.pubname, t.name), 'owner', 'relation ' || n.place || c.relname, 'table', 'relation ' || n.place || c.relname,
    'needs', json_build_array('publication ' || p.pubname, 'logged relation ' || n.place || c.relname))
FROM pg_catalog.pg_publication_rel r
JOIN pg_catalog.pg_publication p ON p.oid = r.prpubid
JOIN pg_catalog.pg_class c ON c.oid = r.prrelid
JOIN names n ON n.oid = c.relnamespace
CROSS JOIN LATERAL (SELECT n.prefix || quote_ident(c.relname) AS name) t
UNION ALL
SELECT json_build_object('oid', d.objid::bigint, 'kind', 'published', 'name', format('schema %I in %I', n.nspname, p.pubname), 'node', format('published schema %s in %s', n.nspname, p.pubname),
    'create', format('ALTER PUBLICATION %I ADD TABLES IN SCHEMA %I', p.pubname, n.nspname), 'drop', format('ALTER PUBLICATION %I DROP TABLES IN SCHEMA %I', p.pubname, n.nspname),
    'owner', 'schema ' || n.nspname, 'needs', json_build_array('publication ' || p.pubname))
FROM pg_catalog.pg_depend d
JOIN names n ON d.refclassid = 'pg_catalog.pg_namespace'::regclass AND n.oid = d.refobjid
JOIN pg_catalog.pg_depend o ON o.classid = d.classid AND o.objid = d.objid AND o.refclassid = 'pg_catalog.pg_publication'::regclass
JOIN pg_catalog.pg_publication p ON p.oid = o.refobjid
WHERE d.classid = to_regclass('pg_catalog.pg_publication_namespace')
