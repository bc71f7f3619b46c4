-- The indexes of a table, those of its primary key left out.
SELECT json_build_object(
    'name', x.relname,
    'unique', i.indisunique,
    'keys', i.indnkeyatts,
    'elements', (SELECT json_agg(json_build_object(
            'expression', pg_get_indexdef(i.indexrelid, k.position::integer, true),
            'column', a.attname,
            'option', CASE WHEN k.position <= i.indnkeyatts THEN (i.indoption::smallint[])[k.position - 1] END,
            'opclass', CASE WHEN NOT oc.opcdefault THEN oc.opcname END) ORDER BY k.position)
        FROM unnest(i.indkey::smallint[]) WITH ORDINALITY AS k (attnum, position)
        LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum AND k.attnum > 0
        LEFT JOIN pg_catalog.pg_opclass oc ON k.position <= i.indnkeyatts AND oc.oid = (i.indclass::oid[])[k.position - 1]),
    'where', pg_get_expr(i.indpred, i.indrelid),
    'method', am.amname,
    'options', x.reloptions,
    'constraint', EXISTS (SELECT FROM pg_catalog.pg_constraint o
        WHERE o.conindid = i.indexrelid AND o.contype IN ('p', 'u', 'x') AND o.conrelid = i.indrelid),
    'nulls_not_distinct', (to_jsonb(i) ->> 'indnullsnotdistinct')::boolean)
FROM pg_catalog.pg_index i
JOIN pg_catalog.pg_class c ON c.oid = i.indrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid
JOIN pg_catalog.pg_am am ON am.oid = x.relam
WHERE {schema} AND {table} AND NOT i.indisprimary
ORDER BY x.relname
