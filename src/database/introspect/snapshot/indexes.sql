-- The indexes of the tables, those behind constraints left out.
SELECT json_build_object(
    'table', c.oid::bigint,
    'name', x.relname,
    'unique', i.indisunique,
    'keys', i.indnkeyatts,
    'elements', (SELECT json_agg(json_build_object(
            'column', a.attname,
            'expression', CASE WHEN k.attnum = 0 THEN pg_get_indexdef(i.indexrelid, k.position::integer, true) END,
            'option', CASE WHEN k.position <= i.indnkeyatts THEN (i.indoption::smallint[])[k.position - 1] END,
            'operator_class', CASE WHEN NOT oc.opcdefault THEN oc.opcname END,
            'collation', CASE WHEN co.oid <> coalesce(a.attcollation, kt.typcollation) THEN
                CASE WHEN pg_collation_is_visible(co.oid) THEN quote_ident(co.collname)
                    ELSE quote_ident(cn.nspname) || '.' || quote_ident(co.collname) END END) ORDER BY k.position)
        FROM unnest(i.indkey::smallint[]) WITH ORDINALITY AS k (attnum, position)
        LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum AND k.attnum > 0
        LEFT JOIN pg_catalog.pg_opclass oc
            ON k.position <= i.indnkeyatts AND oc.oid = (i.indclass::oid[])[k.position - 1]
        LEFT JOIN pg_catalog.pg_collation co
            ON k.position <= i.indnkeyatts AND co.oid = (i.indcollation::oid[])[k.position - 1]
        LEFT JOIN pg_catalog.pg_namespace cn ON cn.oid = co.collnamespace
        LEFT JOIN pg_catalog.pg_attribute ka ON ka.attrelid = i.indexrelid AND ka.attnum = k.position
        LEFT JOIN pg_catalog.pg_type kt ON kt.oid = ka.atttypid),
    'where', pg_get_expr(i.indpred, i.indrelid),
    'definition', pg_get_indexdef(i.indexrelid),
    'method', am.amname,
    'options', x.reloptions,
    'tablespace', s.spcname,
    'nulls_not_distinct', coalesce((to_jsonb(i) ->> 'indnullsnotdistinct')::boolean, false))
FROM pg_catalog.pg_index i
JOIN pg_catalog.pg_class c ON c.oid = i.indrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid
JOIN pg_catalog.pg_am am ON am.oid = x.relam
LEFT JOIN pg_catalog.pg_tablespace s ON s.oid = x.reltablespace
WHERE {schemas} AND c.relkind IN ('r', 'p') AND c.relpersistence <> 't' AND NOT i.indisprimary
    -- those of partitions come and go with the index of the whole table
    AND NOT x.relispartition
    AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint o
        WHERE o.conindid = i.indexrelid AND o.contype IN ('p', 'u', 'x') AND o.conrelid = i.indrelid)
ORDER BY c.oid, x.relname
