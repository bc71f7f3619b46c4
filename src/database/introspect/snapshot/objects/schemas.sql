-- Schemas, extensions, collations, event triggers, extended statistics.
SELECT json_build_object('oid', n.oid::bigint, 'kind', 'schema', 'name', quote_ident(n.nspname), 'node', 'schema ' || n.nspname,
    'create', format('CREATE SCHEMA %I', n.nspname), 'drop', format('DROP SCHEMA %I', n.nspname))
FROM names n
WHERE n.nspname <> current_schema() AND NOT EXISTS (SELECT FROM members m WHERE m.classid = 'pg_catalog.pg_namespace'::regclass AND m.objid = n.oid)
UNION ALL
SELECT json_build_object('oid', x.oid::bigint, 'kind', 'extension', 'name', quote_ident(x.extname), 'node', 'extension ' || x.extname,
    'create', format('CREATE EXTENSION IF NOT EXISTS %I', x.extname)
        || CASE WHEN n.nspname <> current_schema() AND n.nspname NOT LIKE 'pg\_%' AND n.prefix IS NOT NULL
            AND NOT EXISTS (SELECT FROM members m WHERE m.classid = 'pg_catalog.pg_namespace'::regclass AND m.objid = n.oid)
            THEN format(' WITH SCHEMA %I', n.nspname) ELSE '' END,
    'drop', format('DROP EXTENSION %I', x.extname))
FROM pg_catalog.pg_extension x LEFT JOIN names n ON n.oid = x.extnamespace
WHERE x.extname <> 'plpgsql'
UNION ALL
SELECT json_build_object('oid', c.oid::bigint, 'kind', 'collation', 'name', n.prefix || quote_ident(c.collname), 'node', 'collation ' || n.place || c.collname,
    'create', format('CREATE COLLATION %s (provider = %s, %s%s%s)', n.prefix || quote_ident(c.collname),
        CASE c.collprovider WHEN 'i' THEN 'icu' WHEN 'b' THEN 'builtin' ELSE 'libc' END,
        CASE WHEN coalesce(to_jsonb(c) ->> 'colllocale', to_jsonb(c) ->> 'colliculocale') IS NOT NULL
                THEN format('locale = %L', coalesce(to_jsonb(c) ->> 'colllocale', to_jsonb(c) ->> 'colliculocale'))
            WHEN c.collcollate = c.collctype THEN format('locale = %L', c.collcollate)
            ELSE format('lc_collate = %L, lc_ctype = %L', c.collcollate, c.collctype) END,
        CASE WHEN to_jsonb(c) ->> 'collicurules' IS NOT NULL THEN format(', rules = %L', to_jsonb(c) ->> 'collicurules') ELSE '' END,
        CASE WHEN c.collisdeterministic THEN '' ELSE ', deterministic = false' END),
    'drop', format('DROP COLLATION %s', n.prefix || quote_ident(c.collname)))
FROM pg_catalog.pg_collation c JOIN names n ON n.oid = c.collnamespace
WHERE NOT EXISTS (SELECT FROM members m WHERE m.classid = 'pg_catalog.pg_collation'::regclass AND m.objid = c.oid)
UNION ALL
SELECT json_build_object('oid', t.oid::bigint, 'kind', 'event_trigger', 'name', quote_ident(t.evtname), 'node', 'event trigger ' || t.evtname,
    'create', format('CREATE EVENT TRIGGER %I ON %s%s EXECUTE FUNCTION %s()', t.evtname, t.evtevent,
        CASE WHEN t.evttags IS NULL THEN '' ELSE (SELECT format(' WHEN TAG IN (%s)', string_agg(quote_literal(tag), ', ')) FROM unnest(t.evttags) tag) END,
        coalesce(n.prefix, quote_ident(pn.nspname) || '.') || quote_ident(p.proname)),
    'drop', format('DROP EVENT TRIGGER %I', t.evtname), 'shape', '',
    'parts', json_build_array(json_build_object('name', 'state', 'is_default', t.evtenabled = 'O',
        'set', format('ALTER EVENT TRIGGER %I %s', t.evtname, CASE t.evtenabled WHEN 'D' THEN 'DISABLE' WHEN 'R' THEN 'ENABLE REPLICA' WHEN 'A' THEN 'ENABLE ALWAYS' ELSE 'ENABLE' END))))
FROM pg_catalog.pg_event_trigger t JOIN pg_catalog.pg_proc p ON p.oid = t.evtfoid
JOIN pg_catalog.pg_namespace pn ON pn.oid = p.pronamespace LEFT JOIN names n ON n.oid = pn.oid
WHERE NOT EXISTS (SELECT FROM members m WHERE m.classid = 'pg_catalog.pg_event_trigger'::regclass AND m.objid = t.oid)
UNION ALL
SELECT json_build_object('oid', s.oid::bigint, 'kind', 'statistics', 'name', n.prefix || quote_ident(s.stxname), 'node', 'statistics ' || n.place || s.stxname,
    -- The columns stand in the order of the table, which is nobody's wish.
    'create', replace(CASE WHEN n.prefix = '' THEN replace(pg_get_statisticsobjdef(s.oid), format('CREATE STATISTICS %I.%I ', n.nspname, s.stxname), format('CREATE STATISTICS %I ', s.stxname))
        ELSE pg_get_statisticsobjdef(s.oid) END, ' ON ' || coalesce(columns.in_table, ''), ' ON ' || coalesce(columns.by_name, '')),
    'drop', format('DROP STATISTICS %s', n.prefix || quote_ident(s.stxname)),
    'owner', 'relation ' || rn.place || r.relname, 'table', 'relation ' || rn.place || r.relname)
FROM pg_catalog.pg_statistic_ext s JOIN names n ON n.oid = s.stxnamespace
JOIN pg_catalog.pg_class r ON r.oid = s.stxrelid JOIN names rn ON rn.oid = r.relnamespace
CROSS JOIN LATERAL (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) AS in_table, string_agg(quote_ident(a.attname), ', ' ORDER BY a.attname) AS by_name
    FROM pg_catalog.pg_attribute a WHERE a.attrelid = s.stxrelid AND a.attnum = ANY (s.stxkeys)) columns
