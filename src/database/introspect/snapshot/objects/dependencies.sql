-- Which thing needs which other one, both by their nodes.
, relations AS (
    SELECT c.oid, c.relkind, n.place || c.relname AS name FROM pg_catalog.pg_class c JOIN names n ON n.oid = c.relnamespace WHERE c.relpersistence <> 't'
), nodes AS MATERIALIZED (
    SELECT 'pg_catalog.pg_class'::regclass::oid AS class, r.oid, 0 AS sub, CASE WHEN h.oid IS NOT NULL THEN 'column ' || hr.name || '.' || a.attname WHEN r.relkind = 'c' THEN 'type ' || r.name
        WHEN o.oid IS NOT NULL THEN 'constraint ' || ir.name || '.' || o.conname ELSE 'relation ' || r.name END AS node
    FROM relations r
    LEFT JOIN hidden h ON h.oid = r.oid
    LEFT JOIN relations hr ON hr.oid = h.relation
    LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = h.relation AND a.attnum = h.number
    LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = r.oid
    LEFT JOIN relations ir ON ir.oid = i.indrelid
    LEFT JOIN pg_catalog.pg_constraint o ON o.conindid = r.oid AND o.conrelid = i.indrelid AND o.contype IN ('p', 'u', 'x')
    UNION ALL
    SELECT 'pg_catalog.pg_class'::regclass, r.oid, a.attnum, CASE WHEN r.relkind IN ('r', 'p') THEN 'column ' || r.name || '.' || a.attname WHEN r.relkind = 'c' THEN 'type ' || r.name ELSE 'relation ' || r.name END
    FROM relations r JOIN pg_catalog.pg_attribute a ON a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped
    UNION ALL
    SELECT 'pg_catalog.pg_attrdef'::regclass, d.oid, 0, CASE WHEN r.relkind IN ('r', 'p') THEN 'column ' || r.name || '.' || a.attname WHEN r.relkind = 'f' THEN 'relation ' || r.name ELSE 'default of ' || r.name || '.' || a.attname END
    FROM pg_catalog.pg_attrdef d JOIN relations r ON r.oid = d.adrelid JOIN pg_catalog.pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum
    UNION ALL
    SELECT 'pg_catalog.pg_constraint'::regclass, o.oid, 0, CASE r.relkind WHEN 'f' THEN 'relation ' || r.name ELSE 'constraint ' || r.name || '.' || o.conname END FROM pg_catalog.pg_constraint o JOIN relations r ON r.oid = o.conrelid
    UNION ALL
    SELECT 'pg_catalog.pg_constraint'::regclass, o.oid, 0, 'type ' || n.place || t.typname FROM pg_catalog.pg_constraint o JOIN pg_catalog.pg_type t ON t.oid = o.contypid JOIN names n ON n.oid = t.typnamespace
    UNION ALL
    SELECT 'pg_catalog.pg_type'::regclass, t.oid, 0, CASE WHEN c.relkind <> 'c' THEN 'relation ' ELSE 'type ' END || n.place || t.typname
    FROM pg_catalog.pg_type t JOIN names n ON n.oid = t.typnamespace LEFT JOIN pg_catalog.pg_class c ON c.oid = t.typrelid WHERE t.typelem = 0 OR t.typcategory <> 'A'
    UNION ALL
    SELECT 'pg_catalog.pg_type'::regclass, t.typarray, 0, CASE WHEN c.relkind <> 'c' THEN 'relation ' ELSE 'type ' END || n.place || t.typname
    FROM pg_catalog.pg_type t JOIN names n ON n.oid = t.typnamespace LEFT JOIN pg_catalog.pg_class c ON c.oid = t.typrelid WHERE t.typarray <> 0
    UNION ALL
    SELECT 'pg_catalog.pg_type'::regclass, (to_jsonb(g) ->> 'rngmultitypid')::oid, 0, 'type ' || n.place || t.typname
    FROM pg_catalog.pg_range g JOIN pg_catalog.pg_type t ON t.oid = g.rngtypid JOIN names n ON n.oid = t.typnamespace
    UNION ALL
    SELECT 'pg_catalog.pg_proc'::regclass, p.oid, 0, 'function ' || n.place || p.proname || '(' || oidvectortypes(p.proargtypes) || ')' FROM pg_catalog.pg_proc p JOIN names n ON n.oid = p.pronamespace
    UNION ALL
    SELECT 'pg_catalog.pg_rewrite'::regclass, w.oid, 0, CASE w.rulename WHEN '_RETURN' THEN 'relation ' || r.name ELSE 'rule ' || r.name || '.' || w.rulename END
    FROM pg_catalog.pg_rewrite w JOIN relations r ON r.oid = w.ev_class
    UNION ALL
    SELECT 'pg_catalog.pg_trigger'::regclass, t.oid, 0, 'trigger ' || r.name || '.' || t.tgname FROM pg_catalog.pg_trigger t JOIN relations r ON r.oid = t.tgrelid WHERE NOT t.tgisinternal
    UNION ALL
    SELECT 'pg_catalog.pg_policy'::regclass, l.oid, 0, 'policy ' || r.name || '.' || l.polname FROM pg_catalog.pg_policy l JOIN relations r ON r.oid = l.polrelid
    UNION ALL
    SELECT 'pg_catalog.pg_namespace'::regclass, n.oid, 0, 'schema ' || n.nspname FROM names n
    UNION ALL
    SELECT 'pg_catalog.pg_extension'::regclass, x.oid, 0, 'extension ' || x.extname FROM pg_catalog.pg_extension x
    UNION ALL
    SELECT 'pg_catalog.pg_collation'::regclass, c.oid, 0, 'collation ' || n.place || c.collname FROM pg_catalog.pg_collation c JOIN names n ON n.oid = c.collnamespace
    UNION ALL
    SELECT 'pg_catalog.pg_event_trigger'::regclass, e.oid, 0, 'event trigger ' || e.evtname FROM pg_catalog.pg_event_trigger e
    UNION ALL
    SELECT 'pg_catalog.pg_foreign_data_wrapper'::regclass, w.oid, 0, 'foreign data wrapper ' || w.fdwname FROM pg_catalog.pg_foreign_data_wrapper w
    UNION ALL
    SELECT 'pg_catalog.pg_foreign_server'::regclass, s.oid, 0, 'foreign server ' || s.srvname FROM pg_catalog.pg_foreign_server s
    UNION ALL
    SELECT 'pg_catalog.pg_publication_rel'::regclass, p.oid, 0, format('published %s in %s', r.name, (SELECT b.pubname FROM pg_catalog.pg_publication b WHERE b.oid = p.prpubid))
    FROM pg_catalog.pg_publication_rel p JOIN relations r ON r.oid = p.prrelid
    UNION ALL
    SELECT 'pg_catalog.pg_statistic_ext'::regclass, s.oid, 0, 'statistics ' || n.place || s.stxname FROM pg_catalog.pg_statistic_ext s JOIN names n ON n.oid = s.stxnamespace
), known AS MATERIALIZED (
    SELECT k.class, k.oid, k.sub, k.node FROM nodes k WHERE NOT EXISTS (SELECT FROM members m WHERE m.classid = k.class AND m.objid = k.oid)
    UNION ALL
    SELECT e.classid, e.objid, 0, 'extension ' || x.extname FROM pg_catalog.pg_depend e JOIN pg_catalog.pg_extension x ON x.oid = e.refobjid
    WHERE e.deptype = 'e' AND e.refclassid = 'pg_catalog.pg_extension'::regclass
)
SELECT DISTINCT json_build_array(f.node, t.node)::text
FROM pg_catalog.pg_depend d
JOIN known f ON f.class = d.classid AND f.oid = d.objid AND f.sub = d.objsubid
JOIN known t ON t.class = d.refclassid AND t.oid = d.refobjid AND t.sub = d.refobjsubid
WHERE f.node <> t.node AND d.deptype <> 'e'
    -- A sequence that goes with a column is made before it: its default reads it.
    AND NOT (f.node LIKE 'relation %' AND t.node LIKE 'column %' AND EXISTS (SELECT FROM pg_catalog.pg_class s WHERE s.oid = d.objid AND s.relkind = 'S' AND d.classid = 'pg_catalog.pg_class'::regclass))
