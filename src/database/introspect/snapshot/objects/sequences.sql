-- Sequences, whom they belong to, and what is not usual of those that come with their columns.
SELECT json_build_object('oid', c.oid::bigint, 'kind', 'sequence', 'name', n.prefix || quote_ident(c.relname), 'node', 'relation ' || n.place || c.relname,
    'create', format('CREATE %sSEQUENCE %s AS %s START WITH %s INCREMENT BY %s MINVALUE %s MAXVALUE %s CACHE %s%s', CASE c.relpersistence WHEN 'u' THEN 'UNLOGGED ' ELSE '' END, n.prefix || quote_ident(c.relname),
        format_type(s.seqtypid, NULL), s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcache, CASE WHEN s.seqcycle THEN ' CYCLE' ELSE '' END),
    'drop', format('DROP SEQUENCE %s', n.prefix || quote_ident(c.relname)),
    'shape', '',
    'parts', (SELECT json_agg(p.part) FROM (
        SELECT json_build_object('name', 'options', 'set', format('ALTER SEQUENCE %s AS %s START WITH %s INCREMENT BY %s MINVALUE %s MAXVALUE %s CACHE %s%s',
            n.prefix || quote_ident(c.relname), format_type(s.seqtypid, NULL), s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcache,
            CASE WHEN s.seqcycle THEN ' CYCLE' ELSE ' NO CYCLE' END)) AS part
        UNION ALL
        SELECT json_build_object('name', 'persistence', 'set', format('ALTER SEQUENCE %s SET %s', n.prefix || quote_ident(c.relname), CASE c.relpersistence WHEN 'u' THEN 'UNLOGGED' ELSE 'LOGGED' END))
        WHERE current_setting('server_version_num')::integer >= 150000) p))
FROM pg_catalog.pg_sequence s
JOIN pg_catalog.pg_class c ON c.oid = s.seqrelid
JOIN names n ON n.oid = c.relnamespace
WHERE c.relpersistence <> 't' AND NOT EXISTS (SELECT FROM hidden h WHERE h.oid = c.oid)
    AND NOT EXISTS (SELECT FROM members m WHERE m.classid = 'pg_catalog.pg_class'::regclass AND m.objid = c.oid)
UNION ALL
SELECT json_build_object('oid', c.oid::bigint, 'kind', 'sequence_owner', 'name', format('%s OWNED BY %s.%I', n.prefix || quote_ident(c.relname), tn.prefix || quote_ident(t.relname), a.attname),
    'node', 'owner of ' || n.place || c.relname, 'needs', json_build_array('relation ' || n.place || c.relname, CASE t.relkind WHEN 'f' THEN 'relation ' || tn.place || t.relname ELSE 'column ' || tn.place || t.relname || '.' || a.attname END),
    'table', 'relation ' || tn.place || t.relname, 'create', format('ALTER SEQUENCE %s OWNED BY %s.%I', n.prefix || quote_ident(c.relname), tn.prefix || quote_ident(t.relname), a.attname),
    'drop', format('ALTER SEQUENCE %s OWNED BY NONE', n.prefix || quote_ident(c.relname)), 'set', true)
FROM pg_catalog.pg_class c
JOIN names n ON n.oid = c.relnamespace
JOIN pg_catalog.pg_depend o ON o.classid = 'pg_catalog.pg_class'::regclass AND o.objid = c.oid AND o.refclassid = 'pg_catalog.pg_class'::regclass AND o.deptype = 'a' AND o.refobjsubid > 0
JOIN pg_catalog.pg_class t ON t.oid = o.refobjid
JOIN names tn ON tn.oid = t.relnamespace
JOIN pg_catalog.pg_attribute a ON a.attrelid = o.refobjid AND a.attnum = o.refobjsubid
WHERE c.relkind = 'S' AND c.relpersistence <> 't' AND NOT EXISTS (SELECT FROM hidden h WHERE h.oid = c.oid)
    AND NOT EXISTS (SELECT FROM members m WHERE m.classid = 'pg_catalog.pg_class'::regclass AND m.objid = c.oid)
UNION ALL
SELECT json_build_object('oid', c.oid::bigint, 'kind', 'sequence_options', 'name', n.prefix || quote_ident(c.relname), 'node', 'options of ' || n.place || c.relname,
    'owner', 'column ' || tn.place || t.relname || '.' || a.attname, 'table', 'relation ' || tn.place || t.relname,
    'create', format('ALTER SEQUENCE %s AS %s START WITH %s INCREMENT BY %s MINVALUE %s MAXVALUE %s CACHE %s%s', n.prefix || quote_ident(c.relname), format_type(s.seqtypid, NULL),
        s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcache, CASE WHEN s.seqcycle THEN ' CYCLE' ELSE ' NO CYCLE' END),
    'drop', format('ALTER SEQUENCE %s AS %s START WITH 1 INCREMENT BY 1 NO MINVALUE NO MAXVALUE CACHE 1 NO CYCLE', n.prefix || quote_ident(c.relname), format_type(a.atttypid, NULL)),
    'set', true)
FROM hidden h
JOIN pg_catalog.pg_class c ON c.oid = h.oid
JOIN pg_catalog.pg_sequence s ON s.seqrelid = h.oid
JOIN names n ON n.oid = c.relnamespace
JOIN pg_catalog.pg_class t ON t.oid = h.relation
JOIN names tn ON tn.oid = t.relnamespace
JOIN pg_catalog.pg_attribute a ON a.attrelid = h.relation AND a.attnum = h.number
WHERE a.attidentity = '' AND (s.seqtypid <> a.atttypid OR s.seqstart <> 1 OR s.seqincrement <> 1 OR s.seqmin <> 1 OR s.seqcache <> 1 OR s.seqcycle
    OR s.seqmax <> CASE a.atttypid WHEN 20 THEN 9223372036854775807 ELSE 2147483647 END)
UNION ALL
-- Those that come with their columns are as their tables are, unless they were told otherwise.
SELECT json_build_object('oid', c.oid::bigint, 'kind', 'setting', 'name', n.prefix || quote_ident(c.relname) || ' ' || w.own, 'node', 'persistence of ' || n.place || c.relname || ' ' || w.own,
    'owner', 'column ' || tn.place || t.relname || '.' || a.attname, 'table', 'relation ' || tn.place || t.relname, 'needs', json_build_array(w.of_table || ' relation ' || tn.place || t.relname),
    'create', format('ALTER SEQUENCE %s SET %s', n.prefix || quote_ident(c.relname), upper(w.own)), 'drop', format('ALTER SEQUENCE %s SET %s', n.prefix || quote_ident(c.relname), upper(w.of_table)))
FROM hidden h
JOIN pg_catalog.pg_class c ON c.oid = h.oid
JOIN names n ON n.oid = c.relnamespace
JOIN pg_catalog.pg_class t ON t.oid = h.relation
JOIN names tn ON tn.oid = t.relnamespace
JOIN pg_catalog.pg_attribute a ON a.attrelid = h.relation AND a.attnum = h.number
CROSS JOIN LATERAL (SELECT CASE c.relpersistence WHEN 'u' THEN 'unlogged' ELSE 'logged' END AS own, CASE t.relpersistence WHEN 'u' THEN 'unlogged' ELSE 'logged' END AS of_table) w
WHERE w.own <> w.of_table AND t.relkind = 'r' AND current_setting('server_version_num')::integer >= 150000
