-- The columns of the tables, in order.
SELECT json_build_object(
    'table', c.oid::bigint,
    'name', a.attname,
    'type', format_type(a.atttypid, a.atttypmod),
    'default', pg_get_expr(ad.adbin, ad.adrelid),
    'not_null', a.attnotnull,
    'generated', a.attgenerated,
    'comment', d.description,
    'collation', CASE WHEN a.attcollation <> 0 AND a.attcollation <> t.typcollation THEN
        json_build_object('name', co.collname, 'schema', CASE WHEN NOT pg_collation_is_visible(co.oid) THEN cn.nspname END)
        END,
    'identity', CASE WHEN a.attidentity <> '' THEN json_build_object(
        'always', a.attidentity = 'a', 'start', si.seqstart, 'increment', si.seqincrement, 'minvalue', si.seqmin,
        'maxvalue', si.seqmax, 'cache', si.seqcache, 'cycle', si.seqcycle) END,
    'owned_sequence', owned.relname,
    'identity_sequence', ic.relname,
    'inherited', NOT a.attislocal)
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
LEFT JOIN pg_catalog.pg_collation co ON co.oid = a.attcollation
LEFT JOIN pg_catalog.pg_namespace cn ON cn.oid = co.collnamespace
LEFT JOIN pg_catalog.pg_attrdef ad ON a.atthasdef AND ad.adrelid = c.oid AND ad.adnum = a.attnum
LEFT JOIN pg_catalog.pg_description d
    ON d.objoid = c.oid AND d.classoid = 'pg_catalog.pg_class'::regclass AND d.objsubid = a.attnum
LEFT JOIN pg_catalog.pg_depend id
    ON a.attidentity <> '' AND id.refclassid = 'pg_catalog.pg_class'::regclass AND id.refobjid = c.oid
    AND id.refobjsubid = a.attnum AND id.classid = 'pg_catalog.pg_class'::regclass AND id.deptype = 'i'
LEFT JOIN pg_catalog.pg_sequence si ON si.seqrelid = id.objid
LEFT JOIN pg_catalog.pg_class ic ON ic.oid = id.objid
-- The sequence that the default reads and that goes away with the column: what SERIAL makes.
LEFT JOIN (
    SELECT o.refobjid, o.refobjsubid, u.objid AS default_id, s.relname
    FROM pg_catalog.pg_depend o
    JOIN pg_catalog.pg_class s ON s.oid = o.objid AND s.relkind = 'S'
    JOIN pg_catalog.pg_depend u ON u.refclassid = 'pg_catalog.pg_class'::regclass AND u.refobjid = s.oid
        AND u.classid = 'pg_catalog.pg_attrdef'::regclass
    WHERE o.classid = 'pg_catalog.pg_class'::regclass AND o.refclassid = 'pg_catalog.pg_class'::regclass
        AND o.deptype = 'a') owned
    ON owned.refobjid = c.oid AND owned.refobjsubid = a.attnum AND owned.default_id = ad.oid
WHERE {schemas} AND c.relkind IN ('r', 'p') AND c.relpersistence <> 't'
ORDER BY c.oid, a.attnum
