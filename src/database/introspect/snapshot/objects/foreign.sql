-- Foreign data wrappers, servers and tables. User mappings are told but not written: their options may be secrets.
, options AS (
    SELECT w.class, w.oid, string_agg(format('%I %L', o.option_name, o.option_value), ', ') AS all_of_them,
        json_agg(json_build_object('name', 'option ' || o.option_name, 'set', format('ALTER %s OPTIONS (ADD %I %L)', w.reference, o.option_name, o.option_value),
            'unset', format('ALTER %s OPTIONS (DROP %I)', w.reference, o.option_name)))::jsonb AS parts
    FROM (
        SELECT 'pg_catalog.pg_foreign_data_wrapper'::regclass AS class, oid, format('FOREIGN DATA WRAPPER %I', fdwname) AS reference, fdwoptions AS options FROM pg_catalog.pg_foreign_data_wrapper
        UNION ALL SELECT 'pg_catalog.pg_foreign_server'::regclass, oid, format('SERVER %I', srvname), srvoptions FROM pg_catalog.pg_foreign_server
        UNION ALL SELECT 'pg_catalog.pg_foreign_table'::regclass, ftrelid, '', ftoptions FROM pg_catalog.pg_foreign_table
    ) w
    CROSS JOIN LATERAL pg_options_to_table(w.options) o
    GROUP BY w.class, w.oid
)
SELECT json_build_object('oid', w.oid::bigint, 'kind', 'foreign_data_wrapper', 'name', quote_ident(w.fdwname), 'node', 'foreign data wrapper ' || w.fdwname,
    'create', format('CREATE FOREIGN DATA WRAPPER %I', w.fdwname) || CASE WHEN w.fdwhandler = 0 THEN '' ELSE ' ' || f.handler END || CASE WHEN w.fdwvalidator = 0 THEN '' ELSE ' ' || f.validator END
        || coalesce(' OPTIONS (' || o.all_of_them || ')', ''),
    'drop', format('DROP FOREIGN DATA WRAPPER %I', w.fdwname), 'shape', '',
    'parts', jsonb_build_array(jsonb_build_object('name', 'handler', 'set', format('ALTER FOREIGN DATA WRAPPER %I %s', w.fdwname, f.handler)),
        jsonb_build_object('name', 'validator', 'set', format('ALTER FOREIGN DATA WRAPPER %I %s', w.fdwname, f.validator))) || coalesce(o.parts, '[]'))
FROM pg_catalog.pg_foreign_data_wrapper w
LEFT JOIN options o ON o.class = 'pg_catalog.pg_foreign_data_wrapper'::regclass AND o.oid = w.oid
CROSS JOIN LATERAL (SELECT CASE WHEN w.fdwhandler = 0 THEN 'NO HANDLER' ELSE 'HANDLER ' || w.fdwhandler::regproc END AS handler,
    CASE WHEN w.fdwvalidator = 0 THEN 'NO VALIDATOR' ELSE 'VALIDATOR ' || w.fdwvalidator::regproc END AS validator) f
WHERE NOT EXISTS (SELECT FROM members m WHERE m.classid = 'pg_catalog.pg_foreign_data_wrapper'::regclass AND m.objid = w.oid)
UNION ALL
SELECT json_build_object('oid', s.oid::bigint, 'kind', 'foreign_server', 'name', quote_ident(s.srvname), 'node', 'foreign server ' || s.srvname,
    'create', format('CREATE SERVER %I%s%s FOREIGN DATA WRAPPER %I%s', s.srvname, ' TYPE ' || quote_literal(s.srvtype), ' VERSION ' || quote_literal(s.srvversion), w.fdwname, ' OPTIONS (' || o.all_of_them || ')'),
    'drop', format('DROP SERVER %I', s.srvname), 'shape', format('%L %I', s.srvtype, w.fdwname),
    'parts', jsonb_build_array(jsonb_build_object('name', 'version', 'set', format('ALTER SERVER %I VERSION %L', s.srvname, s.srvversion))) || coalesce(o.parts, '[]'))
FROM pg_catalog.pg_foreign_server s
JOIN pg_catalog.pg_foreign_data_wrapper w ON w.oid = s.srvfdw
LEFT JOIN options o ON o.class = 'pg_catalog.pg_foreign_server'::regclass AND o.oid = s.oid
WHERE NOT EXISTS (SELECT FROM members m WHERE m.classid = 'pg_catalog.pg_foreign_server'::regclass AND m.objid = s.oid)
UNION ALL
SELECT json_build_object('oid', u.umid::bigint, 'kind', 'other', 'name', format('user mapping for %s on server %I', r.role, u.srvname), 'node', format('user mapping for %s on server %I', r.role, u.srvname),
    'create', '', 'drop', format('DROP USER MAPPING FOR %s SERVER %I', r.role, u.srvname), 'owner', 'foreign server ' || u.srvname, 'shape', md5(u.umoptions::text))
FROM pg_catalog.pg_user_mappings u
CROSS JOIN LATERAL (SELECT CASE u.umuser WHEN 0 THEN 'PUBLIC' ELSE quote_ident(u.usename) END AS role) r
UNION ALL
SELECT json_build_object('oid', c.oid::bigint, 'kind', 'foreign_table', 'name', t.name, 'node', 'relation ' || n.place || c.relname, 'needs', json_build_array('foreign server ' || s.srvname),
    'create', format('CREATE FOREIGN TABLE %s (%s) SERVER %I%s', t.name, elements.list, s.srvname, ' OPTIONS (' || o.all_of_them || ')'), 'drop', format('DROP FOREIGN TABLE %s', t.name),
    'parts', coalesce((SELECT json_agg(json_build_object('name', 'parent ' || p.name, 'is_default', false,
            'set', CASE WHEN c.relispartition THEN format('ALTER TABLE %s ATTACH PARTITION %s %s', p.name, t.name, pg_get_expr(c.relpartbound, c.oid)) ELSE format('ALTER FOREIGN TABLE %s INHERIT %s', t.name, p.name) END) ORDER BY p.number)
        FROM (SELECT coalesce(pn.prefix, quote_ident(ps.nspname) || '.') || quote_ident(pc.relname) AS name, i.inhseqno AS number FROM pg_catalog.pg_inherits i JOIN pg_catalog.pg_class pc ON pc.oid = i.inhparent
            JOIN pg_catalog.pg_namespace ps ON ps.oid = pc.relnamespace LEFT JOIN names pn ON pn.oid = ps.oid WHERE i.inhrelid = c.oid) p), '[]'))
FROM pg_catalog.pg_class c
JOIN names n ON n.oid = c.relnamespace
JOIN pg_catalog.pg_foreign_table f ON f.ftrelid = c.oid
JOIN pg_catalog.pg_foreign_server s ON s.oid = f.ftserver
LEFT JOIN options o ON o.class = 'pg_catalog.pg_foreign_table'::regclass AND o.oid = c.oid
CROSS JOIN LATERAL (SELECT n.prefix || quote_ident(c.relname) AS name) t
CROSS JOIN LATERAL (
    SELECT string_agg(e.sql, ', ' ORDER BY e.family, e.number, e.sql) AS list FROM (
        SELECT 0 AS family, a.attnum AS number, format('%I %s', a.attname, format_type(a.atttypid, a.atttypmod))
            || coalesce((SELECT format(' OPTIONS (%s)', string_agg(format('%I %L', x.option_name, x.option_value), ', ')) FROM pg_options_to_table(a.attfdwoptions) x HAVING count(*) > 0), '')
            || CASE WHEN a.attcollation <> y.typcollation AND a.attcollation <> 0 THEN ' COLLATE ' || a.attcollation::regcollation ELSE '' END
            || CASE WHEN d.oid IS NULL THEN '' WHEN a.attgenerated = 's' THEN format(' GENERATED ALWAYS AS (%s) STORED', pg_get_expr(d.adbin, d.adrelid)) ELSE ' DEFAULT ' || pg_get_expr(d.adbin, d.adrelid) END
            || CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END AS sql
        FROM pg_catalog.pg_attribute a
        JOIN pg_catalog.pg_type y ON y.oid = a.atttypid
        LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
        WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        UNION ALL
        SELECT 1, 0, format('CONSTRAINT %I %s', k.conname, pg_get_constraintdef(k.oid)) FROM pg_catalog.pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'c'
    ) e
) elements
WHERE c.relkind = 'f' AND NOT EXISTS (SELECT FROM members m WHERE m.classid = 'pg_catalog.pg_class'::regclass AND m.objid = c.oid)
