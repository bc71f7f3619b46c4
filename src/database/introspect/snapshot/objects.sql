-- What there is besides tables; what belongs to an extension left out. In the order in which it was made.
WITH names AS (
    -- The schema that goes without saying is not said.
    SELECT n.oid, n.nspname, CASE WHEN n.nspname = current_schema() THEN '' ELSE quote_ident(n.nspname) || '.' END AS prefix
    FROM pg_catalog.pg_namespace n
    WHERE n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema' AND {namespaces}
), members AS (
    SELECT e.classid, e.objid FROM pg_catalog.pg_depend e WHERE e.deptype = 'e'
), found AS (
    SELECT 'schema' AS kind, n.oid, quote_ident(n.nspname) AS name, format('CREATE SCHEMA %I', n.nspname) AS created,
        format('DROP SCHEMA %I', n.nspname) AS dropped, NULL::json AS labels, 'pg_catalog.pg_namespace'::regclass::oid AS class
    FROM names n WHERE n.nspname <> current_schema()
    UNION ALL
    SELECT 'extension', x.oid, quote_ident(x.extname), format('CREATE EXTENSION IF NOT EXISTS %I', x.extname),
        format('DROP EXTENSION %I', x.extname), NULL, 'pg_catalog.pg_extension'::regclass::oid
    FROM pg_catalog.pg_extension x WHERE x.extname <> 'plpgsql'
    UNION ALL
    SELECT 'enum', t.oid, n.prefix || quote_ident(t.typname),
        format('CREATE TYPE %s AS ENUM (%s)', n.prefix || quote_ident(t.typname),
            (SELECT string_agg(quote_literal(e.enumlabel), ', ' ORDER BY e.enumsortorder) FROM pg_catalog.pg_enum e WHERE e.enumtypid = t.oid)),
        format('DROP TYPE %s', n.prefix || quote_ident(t.typname)),
        (SELECT json_agg(e.enumlabel ORDER BY e.enumsortorder) FROM pg_catalog.pg_enum e WHERE e.enumtypid = t.oid),
        'pg_catalog.pg_type'::regclass::oid
    FROM pg_catalog.pg_type t JOIN names n ON n.oid = t.typnamespace WHERE t.typtype = 'e'
    UNION ALL
    SELECT 'domain', t.oid, n.prefix || quote_ident(t.typname),
        format('CREATE DOMAIN %s AS %s', n.prefix || quote_ident(t.typname), format_type(t.typbasetype, t.typtypmod))
            || coalesce(' DEFAULT ' || t.typdefault, '') || CASE WHEN t.typnotnull THEN ' NOT NULL' ELSE '' END
            || coalesce((SELECT string_agg(format(' CONSTRAINT %I %s', o.conname, pg_get_constraintdef(o.oid, true)), '' ORDER BY o.conname)
                FROM pg_catalog.pg_constraint o WHERE o.contypid = t.oid AND o.contype = 'c'), ''),
        format('DROP DOMAIN %s', n.prefix || quote_ident(t.typname)), NULL, 'pg_catalog.pg_type'::regclass::oid
    FROM pg_catalog.pg_type t JOIN names n ON n.oid = t.typnamespace WHERE t.typtype = 'd'
    UNION ALL
    SELECT 'sequence', c.oid, n.prefix || quote_ident(c.relname),
        format('CREATE SEQUENCE %s AS %s START WITH %s INCREMENT BY %s MINVALUE %s MAXVALUE %s CACHE %s%s',
            n.prefix || quote_ident(c.relname), format_type(s.seqtypid, NULL), s.seqstart, s.seqincrement, s.seqmin, s.seqmax,
            s.seqcache, CASE WHEN s.seqcycle THEN ' CYCLE' ELSE '' END),
        format('DROP SEQUENCE %s', n.prefix || quote_ident(c.relname)), NULL, 'pg_catalog.pg_class'::regclass::oid
    FROM pg_catalog.pg_sequence s
    JOIN pg_catalog.pg_class c ON c.oid = s.seqrelid
    JOIN names n ON n.oid = c.relnamespace
    -- Those of SERIAL keys and of identities come with their columns.
    WHERE c.relpersistence <> 't' AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend o
        JOIN pg_catalog.pg_attribute a ON a.attrelid = o.refobjid AND a.attnum = o.refobjsubid
        LEFT JOIN pg_catalog.pg_index i ON i.indrelid = o.refobjid AND i.indisprimary AND i.indnkeyatts = 1
            AND i.indkey[0] = o.refobjsubid
        WHERE o.classid = 'pg_catalog.pg_class'::regclass AND o.objid = c.oid AND o.refobjsubid > 0
            AND (o.deptype = 'i' OR o.deptype = 'a' AND i.indexrelid IS NOT NULL AND a.atttypid IN (20, 23)))
    UNION ALL
    SELECT 'function', p.oid, n.prefix || quote_ident(p.proname) || '(' || pg_get_function_identity_arguments(p.oid) || ')',
        pg_get_functiondef(p.oid),
        format('DROP %s %s(%s)', CASE p.prokind WHEN 'p' THEN 'PROCEDURE' ELSE 'FUNCTION' END,
            n.prefix || quote_ident(p.proname), pg_get_function_identity_arguments(p.oid)),
        NULL, 'pg_catalog.pg_proc'::regclass::oid
    FROM pg_catalog.pg_proc p JOIN names n ON n.oid = p.pronamespace WHERE p.prokind IN ('f', 'p', 'w')
    UNION ALL
    SELECT CASE c.relkind WHEN 'v' THEN 'view' ELSE 'materialized_view' END, c.oid, n.prefix || quote_ident(c.relname),
        format('CREATE %s %s AS%s%s', CASE c.relkind WHEN 'v' THEN 'VIEW' ELSE 'MATERIALIZED VIEW' END,
            n.prefix || quote_ident(c.relname), chr(10), rtrim(pg_get_viewdef(c.oid), ';')),
        format('DROP %s %s', CASE c.relkind WHEN 'v' THEN 'VIEW' ELSE 'MATERIALIZED VIEW' END, n.prefix || quote_ident(c.relname)),
        NULL, 'pg_catalog.pg_class'::regclass::oid
    FROM pg_catalog.pg_class c JOIN names n ON n.oid = c.relnamespace WHERE c.relkind IN ('v', 'm') AND c.relpersistence <> 't'
    UNION ALL
    SELECT 'trigger', t.oid, quote_ident(t.tgname) || ' ON ' || n.prefix || quote_ident(c.relname), pg_get_triggerdef(t.oid, true),
        format('DROP TRIGGER %I ON %s', t.tgname, n.prefix || quote_ident(c.relname)), NULL, 'pg_catalog.pg_trigger'::regclass::oid
    FROM pg_catalog.pg_trigger t
    JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid
    JOIN names n ON n.oid = c.relnamespace
    WHERE NOT t.tgisinternal AND t.tgparentid = 0
    UNION ALL
    SELECT 'row_security', c.oid, n.prefix || quote_ident(c.relname),
        format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', n.prefix || quote_ident(c.relname))
            || CASE WHEN c.relforcerowsecurity THEN ', FORCE ROW LEVEL SECURITY' ELSE '' END,
        format('ALTER TABLE %s DISABLE ROW LEVEL SECURITY', n.prefix || quote_ident(c.relname))
            || CASE WHEN c.relforcerowsecurity THEN ', NO FORCE ROW LEVEL SECURITY' ELSE '' END,
        NULL, 'pg_catalog.pg_class'::regclass::oid
    FROM pg_catalog.pg_class c JOIN names n ON n.oid = c.relnamespace WHERE c.relrowsecurity
    UNION ALL
    SELECT 'policy', l.oid, quote_ident(l.polname) || ' ON ' || n.prefix || quote_ident(c.relname),
        format('CREATE POLICY %I ON %s AS %s FOR %s TO %s', l.polname, n.prefix || quote_ident(c.relname),
            CASE WHEN l.polpermissive THEN 'PERMISSIVE' ELSE 'RESTRICTIVE' END,
            CASE l.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE' WHEN 'd' THEN 'DELETE' ELSE 'ALL' END,
            CASE WHEN l.polroles = '{0}' THEN 'PUBLIC' ELSE
                (SELECT string_agg(quote_ident(r.rolname), ', ' ORDER BY r.rolname) FROM pg_catalog.pg_roles r WHERE r.oid = ANY (l.polroles)) END)
            || coalesce(' USING (' || pg_get_expr(l.polqual, l.polrelid) || ')', '')
            || coalesce(' WITH CHECK (' || pg_get_expr(l.polwithcheck, l.polrelid) || ')', ''),
        format('DROP POLICY %I ON %s', l.polname, n.prefix || quote_ident(c.relname)), NULL, 'pg_catalog.pg_policy'::regclass::oid
    FROM pg_catalog.pg_policy l
    JOIN pg_catalog.pg_class c ON c.oid = l.polrelid
    JOIN names n ON n.oid = c.relnamespace
)
SELECT json_build_object('kind', f.kind, 'name', f.name, 'create', f.created, 'drop', f.dropped, 'labels', coalesce(f.labels, '[]'))
FROM found f
WHERE NOT EXISTS (SELECT FROM members m WHERE m.classid = f.class AND m.objid = f.oid)
ORDER BY f.oid, f.kind
