, targets AS (
    -- All that a comment or a grant may be on: how COMMENT ON says it, its node, and the table that it is a part of.
    SELECT 'pg_catalog.pg_class'::regclass::oid AS class, c.oid, 0 AS sub, CASE c.relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW' WHEN 'S' THEN 'SEQUENCE'
            WHEN 'f' THEN 'FOREIGN TABLE' WHEN 'i' THEN 'INDEX' WHEN 'I' THEN 'INDEX' WHEN 'c' THEN 'TYPE' ELSE 'TABLE' END || ' ' || n.prefix || quote_ident(c.relname) AS reference,
        CASE WHEN h.oid IS NOT NULL THEN 'column ' || hn.place || hc.relname || '.' || ha.attname WHEN c.relkind = 'c' THEN 'type ' || n.place || c.relname
            WHEN o.oid IS NOT NULL THEN 'constraint ' || n.place || ic.relname || '.' || o.conname
            ELSE 'relation ' || n.place || c.relname END AS node,
        CASE WHEN h.oid IS NOT NULL THEN 'relation ' || hn.place || hc.relname WHEN ic.oid IS NOT NULL THEN 'relation ' || n.place || ic.relname
            ELSE 'relation ' || n.place || c.relname END AS part_of
    FROM pg_catalog.pg_class c JOIN names n ON n.oid = c.relnamespace
    LEFT JOIN hidden h ON h.oid = c.oid
    LEFT JOIN pg_catalog.pg_class hc ON hc.oid = h.relation
    LEFT JOIN names hn ON hn.oid = hc.relnamespace
    LEFT JOIN pg_catalog.pg_attribute ha ON ha.attrelid = h.relation AND ha.attnum = h.number
    LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
    LEFT JOIN pg_catalog.pg_class ic ON ic.oid = i.indrelid
    LEFT JOIN pg_catalog.pg_constraint o ON o.conindid = c.oid AND o.conrelid = i.indrelid AND o.contype IN ('p', 'u', 'x')
    WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f', 'i', 'I') AND c.relpersistence <> 't'
    UNION ALL
    SELECT 'pg_catalog.pg_class'::regclass, c.oid, a.attnum, 'COLUMN ' || n.prefix || quote_ident(c.relname) || '.' || quote_ident(a.attname),
        CASE WHEN c.relkind IN ('r', 'p') THEN 'column ' || n.place || c.relname || '.' || a.attname WHEN c.relkind = 'c' THEN 'type ' || n.place || c.relname
            ELSE 'relation ' || n.place || c.relname END, 'relation ' || n.place || c.relname
    FROM pg_catalog.pg_class c JOIN names n ON n.oid = c.relnamespace JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'c') AND c.relpersistence <> 't'
    UNION ALL
    SELECT 'pg_catalog.pg_constraint'::regclass, o.oid, 0, format('CONSTRAINT %I ON %s', o.conname, n.prefix || quote_ident(c.relname)),
        CASE c.relkind WHEN 'f' THEN 'relation ' || n.place || c.relname ELSE 'constraint ' || n.place || c.relname || '.' || o.conname END, 'relation ' || n.place || c.relname
    FROM pg_catalog.pg_constraint o JOIN pg_catalog.pg_class c ON c.oid = o.conrelid JOIN names n ON n.oid = c.relnamespace
    UNION ALL
    SELECT 'pg_catalog.pg_constraint'::regclass, o.oid, 0, format('CONSTRAINT %I ON DOMAIN %s', o.conname, n.prefix || quote_ident(t.typname)), 'type ' || n.place || t.typname, NULL
    FROM pg_catalog.pg_constraint o JOIN pg_catalog.pg_type t ON t.oid = o.contypid JOIN names n ON n.oid = t.typnamespace
    UNION ALL
    SELECT 'pg_catalog.pg_type'::regclass, t.oid, 0, CASE t.typtype WHEN 'd' THEN 'DOMAIN ' ELSE 'TYPE ' END || n.prefix || quote_ident(t.typname), 'type ' || n.place || t.typname, NULL
    FROM pg_catalog.pg_type t JOIN names n ON n.oid = t.typnamespace LEFT JOIN pg_catalog.pg_class c ON c.oid = t.typrelid
    WHERE t.typtype IN ('e', 'd', 'r') OR c.relkind = 'c'
    UNION ALL
    SELECT 'pg_catalog.pg_proc'::regclass, p.oid, 0, CASE p.prokind WHEN 'p' THEN 'PROCEDURE ' WHEN 'a' THEN 'AGGREGATE ' ELSE 'FUNCTION ' END || n.prefix || quote_ident(p.proname)
            || CASE WHEN p.prokind = 'a' AND p.pronargs = 0 THEN '(*)' WHEN p.prokind = 'a' THEN '(' || pg_get_function_identity_arguments(p.oid) || ')'
            ELSE '(' || oidvectortypes(p.proargtypes) || ')' END,
        'function ' || n.place || p.proname || '(' || oidvectortypes(p.proargtypes) || ')', NULL
    FROM pg_catalog.pg_proc p JOIN names n ON n.oid = p.pronamespace
    WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.classid = 'pg_catalog.pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'i')
    UNION ALL
    SELECT 'pg_catalog.pg_namespace'::regclass, n.oid, 0, 'SCHEMA ' || quote_ident(n.nspname), 'schema ' || n.nspname, NULL FROM names n
    UNION ALL
    SELECT 'pg_catalog.pg_trigger'::regclass, t.oid, 0, format('TRIGGER %I ON %s', t.tgname, n.prefix || quote_ident(c.relname)),
        'trigger ' || n.place || c.relname || '.' || t.tgname, 'relation ' || n.place || c.relname
    FROM pg_catalog.pg_trigger t JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid JOIN names n ON n.oid = c.relnamespace WHERE NOT t.tgisinternal
    UNION ALL
    SELECT 'pg_catalog.pg_rewrite'::regclass, r.oid, 0, format('RULE %I ON %s', r.rulename, n.prefix || quote_ident(c.relname)),
        'rule ' || n.place || c.relname || '.' || r.rulename, 'relation ' || n.place || c.relname
    FROM pg_catalog.pg_rewrite r JOIN pg_catalog.pg_class c ON c.oid = r.ev_class JOIN names n ON n.oid = c.relnamespace WHERE r.rulename <> '_RETURN'
    UNION ALL
    SELECT 'pg_catalog.pg_policy'::regclass, l.oid, 0, format('POLICY %I ON %s', l.polname, n.prefix || quote_ident(c.relname)),
        'policy ' || n.place || c.relname || '.' || l.polname, 'relation ' || n.place || c.relname
    FROM pg_catalog.pg_policy l JOIN pg_catalog.pg_class c ON c.oid = l.polrelid JOIN names n ON n.oid = c.relnamespace
    UNION ALL
    SELECT 'pg_catalog.pg_extension'::regclass, x.oid, 0, 'EXTENSION ' || quote_ident(x.extname), 'extension ' || x.extname, NULL FROM pg_catalog.pg_extension x WHERE x.extname <> 'plpgsql'
    UNION ALL
    SELECT 'pg_catalog.pg_collation'::regclass, c.oid, 0, 'COLLATION ' || n.prefix || quote_ident(c.collname), 'collation ' || n.place || c.collname, NULL
    FROM pg_catalog.pg_collation c JOIN names n ON n.oid = c.collnamespace
    UNION ALL
    SELECT 'pg_catalog.pg_event_trigger'::regclass, e.oid, 0, 'EVENT TRIGGER ' || quote_ident(e.evtname), 'event trigger ' || e.evtname, NULL FROM pg_catalog.pg_event_trigger e
    UNION ALL
    SELECT 'pg_catalog.pg_foreign_data_wrapper'::regclass, w.oid, 0, 'FOREIGN DATA WRAPPER ' || quote_ident(w.fdwname), 'foreign data wrapper ' || w.fdwname, NULL FROM pg_catalog.pg_foreign_data_wrapper w
    UNION ALL
    SELECT 'pg_catalog.pg_foreign_server'::regclass, s.oid, 0, 'SERVER ' || quote_ident(s.srvname), 'foreign server ' || s.srvname, NULL FROM pg_catalog.pg_foreign_server s
    UNION ALL
    SELECT 'pg_catalog.pg_publication'::regclass, p.oid, 0, 'PUBLICATION ' || quote_ident(p.pubname), 'publication ' || p.pubname, NULL FROM pg_catalog.pg_publication p
    UNION ALL
    SELECT 'pg_catalog.pg_statistic_ext'::regclass, s.oid, 0, 'STATISTICS ' || n.prefix || quote_ident(s.stxname), 'statistics ' || n.place || s.stxname, 'relation ' || rn.place || r.relname
    FROM pg_catalog.pg_statistic_ext s JOIN names n ON n.oid = s.stxnamespace JOIN pg_catalog.pg_class r ON r.oid = s.stxrelid JOIN names rn ON rn.oid = r.relnamespace
)
