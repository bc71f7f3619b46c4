-- What is set for tables and their columns by ALTER TABLE alone.
SELECT json_build_object('oid', c.oid::bigint, 'kind', 'setting', 'name', t.name || ' ' || s.word, 'node', s.word || ' of ' || n.place || c.relname || coalesce('.' || s.attname, ''),
    'owner', CASE WHEN s.attname IS NULL OR c.relkind = 'f' THEN 'relation ' || n.place || c.relname ELSE 'column ' || n.place || c.relname || '.' || s.attname END,
    'needs', CASE WHEN s.needs IS NULL THEN '[]' ELSE json_build_array(s.needs) END,
    'table', 'relation ' || n.place || c.relname, 'set', true,
    'create', format('ALTER TABLE %s %s', t.name, s.set), 'drop', format('ALTER TABLE %s %s', t.name, s.unset))
FROM pg_catalog.pg_class c JOIN names n ON n.oid = c.relnamespace
CROSS JOIN LATERAL (SELECT n.prefix || quote_ident(c.relname) AS name) t
CROSS JOIN LATERAL (
    SELECT 'replica identity' AS word, NULL::name AS attname, 'REPLICA IDENTITY ' || CASE c.relreplident WHEN 'f' THEN 'FULL' ELSE 'NOTHING' END AS set,
        'REPLICA IDENTITY DEFAULT' AS unset, NULL AS needs
    WHERE c.relreplident IN ('f', 'n') AND c.relkind <> 'f'
    UNION ALL
    SELECT 'replica identity', NULL, format('REPLICA IDENTITY USING INDEX %I', x.relname), 'REPLICA IDENTITY DEFAULT',
        coalesce((SELECT 'constraint ' || n.place || c.relname || '.' || o.conname FROM pg_catalog.pg_constraint o WHERE o.conindid = x.oid AND o.conrelid = c.oid AND o.contype IN ('p', 'u', 'x')),
            'relation ' || n.place || x.relname)
    FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid WHERE i.indrelid = c.oid AND i.indisreplident AND c.relreplident = 'i'
    UNION ALL
    SELECT 'clustering', NULL, format('CLUSTER ON %I', x.relname), 'SET WITHOUT CLUSTER',
        coalesce((SELECT 'constraint ' || n.place || c.relname || '.' || o.conname FROM pg_catalog.pg_constraint o WHERE o.conindid = x.oid AND o.conrelid = c.oid AND o.contype IN ('p', 'u', 'x')),
            'relation ' || n.place || x.relname)
    FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid WHERE i.indrelid = c.oid AND i.indisclustered
    UNION ALL
    SELECT 'storage of ' || quote_ident(a.attname), a.attname, format('ALTER COLUMN %I SET STORAGE %s', a.attname, CASE a.attstorage WHEN 'p' THEN 'PLAIN' WHEN 'e' THEN 'EXTERNAL' WHEN 'm' THEN 'MAIN' ELSE 'EXTENDED' END),
        format('ALTER COLUMN %I SET STORAGE %s', a.attname, CASE ty.typstorage WHEN 'p' THEN 'PLAIN' WHEN 'e' THEN 'EXTERNAL' WHEN 'm' THEN 'MAIN' ELSE 'EXTENDED' END), NULL
    FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_type ty ON ty.oid = a.atttypid
    WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attstorage <> ty.typstorage
    UNION ALL
    SELECT 'compression of ' || quote_ident(a.attname), a.attname,
        format('ALTER COLUMN %I SET COMPRESSION %s', a.attname, CASE to_jsonb(a) ->> 'attcompression' WHEN 'l' THEN 'lz4' ELSE 'pglz' END),
        format('ALTER COLUMN %I SET COMPRESSION default', a.attname), NULL
    FROM pg_catalog.pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND to_jsonb(a) ->> 'attcompression' IN ('l', 'p')
    UNION ALL
    SELECT 'statistics of ' || quote_ident(a.attname), a.attname, format('ALTER COLUMN %I SET STATISTICS %s', a.attname, a.attstattarget),
        format('ALTER COLUMN %I SET STATISTICS -1', a.attname), NULL
    FROM pg_catalog.pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attstattarget >= 0
    UNION ALL
    SELECT 'options of ' || quote_ident(a.attname), a.attname, format('ALTER COLUMN %I SET (%s)', a.attname, array_to_string(a.attoptions, ', ')),
        format('ALTER COLUMN %I RESET (%s)', a.attname, (SELECT string_agg(split_part(o, '=', 1), ', ') FROM unnest(a.attoptions) o)), NULL
    FROM pg_catalog.pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attoptions IS NOT NULL
) s
WHERE c.relkind IN ('r', 'p', 'f') AND c.relpersistence <> 't'
    AND NOT EXISTS (SELECT FROM members m WHERE m.classid = 'pg_catalog.pg_class'::regclass AND m.objid = c.oid)
