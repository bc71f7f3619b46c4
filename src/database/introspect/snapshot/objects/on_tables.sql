-- Triggers, rules, row security and its policies.
SELECT json_build_object('oid', t.oid::bigint, 'kind', 'trigger', 'name', quote_ident(t.tgname) || ' ON ' || n.prefix || quote_ident(c.relname),
    'node', 'trigger ' || n.place || c.relname || '.' || t.tgname, 'owner', 'relation ' || n.place || c.relname, 'table', 'relation ' || n.place || c.relname,
    'create', pg_get_triggerdef(t.oid, true), 'drop', format('DROP TRIGGER %I ON %s', t.tgname, n.prefix || quote_ident(c.relname)), 'shape', '',
    'parts', json_build_array(json_build_object('name', 'state', 'is_default', t.tgenabled = 'O', 'set', format('ALTER TABLE %s %s TRIGGER %I', n.prefix || quote_ident(c.relname),
        CASE t.tgenabled WHEN 'D' THEN 'DISABLE' WHEN 'R' THEN 'ENABLE REPLICA' WHEN 'A' THEN 'ENABLE ALWAYS' ELSE 'ENABLE' END, t.tgname))))
FROM pg_catalog.pg_trigger t JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid JOIN names n ON n.oid = c.relnamespace
WHERE NOT t.tgisinternal AND coalesce((to_jsonb(t) ->> 'tgparentid')::bigint, 0) = 0
    AND NOT EXISTS (SELECT FROM members m WHERE m.classid = 'pg_catalog.pg_trigger'::regclass AND m.objid = t.oid)
    AND NOT EXISTS (SELECT FROM members m WHERE m.classid = 'pg_catalog.pg_class'::regclass AND m.objid = c.oid)
UNION ALL
SELECT json_build_object('oid', r.oid::bigint, 'kind', 'rule', 'name', quote_ident(r.rulename) || ' ON ' || n.prefix || quote_ident(c.relname),
    'node', 'rule ' || n.place || c.relname || '.' || r.rulename, 'owner', 'relation ' || n.place || c.relname, 'table', 'relation ' || n.place || c.relname,
    'create', rtrim(pg_get_ruledef(r.oid), ';'), 'drop', format('DROP RULE %I ON %s', r.rulename, n.prefix || quote_ident(c.relname)), 'shape', '',
    'parts', json_build_array(json_build_object('name', 'state', 'is_default', r.ev_enabled = 'O', 'set', format('ALTER TABLE %s %s RULE %I', n.prefix || quote_ident(c.relname),
        CASE r.ev_enabled WHEN 'D' THEN 'DISABLE' WHEN 'R' THEN 'ENABLE REPLICA' WHEN 'A' THEN 'ENABLE ALWAYS' ELSE 'ENABLE' END, r.rulename))))
FROM pg_catalog.pg_rewrite r JOIN pg_catalog.pg_class c ON c.oid = r.ev_class JOIN names n ON n.oid = c.relnamespace
WHERE r.rulename <> '_RETURN' AND NOT EXISTS (SELECT FROM members m WHERE m.classid = 'pg_catalog.pg_class'::regclass AND m.objid = c.oid)
UNION ALL
SELECT json_build_object('oid', c.oid::bigint, 'kind', 'row_security', 'name', n.prefix || quote_ident(c.relname), 'node', 'row security ' || n.place || c.relname,
    'owner', 'relation ' || n.place || c.relname, 'table', 'relation ' || n.place || c.relname, 'set', true,
    'create', format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', n.prefix || quote_ident(c.relname)),
    'drop', format('ALTER TABLE %s DISABLE ROW LEVEL SECURITY', n.prefix || quote_ident(c.relname)))
FROM pg_catalog.pg_class c JOIN names n ON n.oid = c.relnamespace
WHERE c.relrowsecurity AND NOT EXISTS (SELECT FROM members m WHERE m.classid = 'pg_catalog.pg_class'::regclass AND m.objid = c.oid)
UNION ALL
SELECT json_build_object('oid', c.oid::bigint, 'kind', 'forced_row_security', 'name', n.prefix || quote_ident(c.relname), 'node', 'forced row security ' || n.place || c.relname,
    'owner', 'relation ' || n.place || c.relname, 'table', 'relation ' || n.place || c.relname, 'set', true,
    'create', format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', n.prefix || quote_ident(c.relname)),
    'drop', format('ALTER TABLE %s NO FORCE ROW LEVEL SECURITY', n.prefix || quote_ident(c.relname)))
FROM pg_catalog.pg_class c JOIN names n ON n.oid = c.relnamespace
WHERE c.relforcerowsecurity AND NOT EXISTS (SELECT FROM members m WHERE m.classid = 'pg_catalog.pg_class'::regclass AND m.objid = c.oid)
UNION ALL
SELECT json_build_object('oid', l.oid::bigint, 'kind', 'policy', 'name', quote_ident(l.polname) || ' ON ' || n.prefix || quote_ident(c.relname),
    'node', 'policy ' || n.place || c.relname || '.' || l.polname, 'owner', 'relation ' || n.place || c.relname, 'table', 'relation ' || n.place || c.relname,
    'create', format('CREATE POLICY %I ON %s AS %s FOR %s TO %s', l.polname, n.prefix || quote_ident(c.relname),
            CASE WHEN l.polpermissive THEN 'PERMISSIVE' ELSE 'RESTRICTIVE' END,
            CASE l.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE' WHEN 'd' THEN 'DELETE' ELSE 'ALL' END,
            CASE WHEN l.polroles = '{0}' THEN 'PUBLIC' ELSE
                (SELECT string_agg(quote_ident(r.rolname), ', ' ORDER BY r.rolname) FROM pg_catalog.pg_roles r WHERE r.oid = ANY (l.polroles)) END)
        || coalesce(' USING (' || pg_get_expr(l.polqual, l.polrelid) || ')', '')
        || coalesce(' WITH CHECK (' || pg_get_expr(l.polwithcheck, l.polrelid) || ')', ''),
    'drop', format('DROP POLICY %I ON %s', l.polname, n.prefix || quote_ident(c.relname)))
FROM pg_catalog.pg_policy l JOIN pg_catalog.pg_class c ON c.oid = l.polrelid JOIN names n ON n.oid = c.relnamespace
WHERE NOT EXISTS (SELECT FROM members m WHERE m.classid = 'pg_catalog.pg_class'::regclass AND m.objid = c.oid)
