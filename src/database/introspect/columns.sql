-- The columns of a table in order.
SELECT json_build_object(
    'name', a.attname,
    'type', format_type(a.atttypid, a.atttypmod),
    'default', pg_get_expr(d.adbin, d.adrelid),
    'not_null', a.attnotnull,
    'generated', a.attgenerated,
    'comment', col_description(c.oid, a.attnum),
    'collation', CASE WHEN a.attcollation <> t.typcollation THEN co.collname END,
    'identity', CASE WHEN a.attidentity <> '' THEN json_build_object(
        'always', a.attidentity = 'a', 'start', s.seqstart, 'increment', s.seqincrement, 'minvalue', s.seqmin,
        'maxvalue', s.seqmax, 'cache', s.seqcache, 'cycle', s.seqcycle) END)
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
LEFT JOIN pg_catalog.pg_collation co ON co.oid = a.attcollation
LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
LEFT JOIN pg_catalog.pg_sequence s
    ON a.attidentity <> '' AND s.seqrelid = pg_get_serial_sequence(quote_ident(n.nspname) || '.' || quote_ident(c.relname), a.attname)::regclass
WHERE {schema} AND {table} AND c.relkind IN ('r', 'p', 'f', 'v', 'm')
ORDER BY a.attnum
