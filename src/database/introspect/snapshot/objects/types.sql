-- Enumerations, domains, composite types, ranges.
SELECT json_build_object('oid', t.oid::bigint, 'kind', 'enum', 'name', n.prefix || quote_ident(t.typname), 'node', 'type ' || n.place || t.typname,
    'create', format('CREATE TYPE %s AS ENUM (%s)', n.prefix || quote_ident(t.typname), (SELECT string_agg(quote_literal(e.enumlabel), ', ' ORDER BY e.enumsortorder)
        FROM pg_catalog.pg_enum e WHERE e.enumtypid = t.oid)),
    'drop', format('DROP TYPE %s', n.prefix || quote_ident(t.typname)),
    'labels', (SELECT coalesce(json_agg(e.enumlabel ORDER BY e.enumsortorder), '[]') FROM pg_catalog.pg_enum e WHERE e.enumtypid = t.oid))
FROM pg_catalog.pg_type t JOIN names n ON n.oid = t.typnamespace
WHERE t.typtype = 'e' AND NOT EXISTS (SELECT FROM members m WHERE m.classid = 'pg_catalog.pg_type'::regclass AND m.objid = t.oid)
UNION ALL
SELECT json_build_object('oid', t.oid::bigint, 'kind', 'domain', 'name', n.prefix || quote_ident(t.typname), 'node', 'type ' || n.place || t.typname,
    'create', domain.base || coalesce(' DEFAULT ' || t.typdefault, '') || CASE WHEN t.typnotnull THEN ' NOT NULL' ELSE '' END
        || coalesce((SELECT string_agg(format(' CONSTRAINT %I %s', o.conname, pg_get_constraintdef(o.oid, true)), '' ORDER BY o.conname)
            FROM pg_catalog.pg_constraint o WHERE o.contypid = t.oid AND o.contype = 'c'), ''),
    'drop', format('DROP DOMAIN %s', n.prefix || quote_ident(t.typname)),
    'shape', domain.base,
    'parts', (SELECT coalesce(json_agg(json_build_object('name', p.name, 'set', p.set, 'unset', p.unset) ORDER BY p.name), '[]') FROM (
        SELECT '1 default' AS name, format('ALTER DOMAIN %s SET DEFAULT %s', n.prefix || quote_ident(t.typname), t.typdefault) AS set,
            format('ALTER DOMAIN %s DROP DEFAULT', n.prefix || quote_ident(t.typname)) AS unset WHERE t.typdefault IS NOT NULL
        UNION ALL SELECT '2 not null', format('ALTER DOMAIN %s SET NOT NULL', n.prefix || quote_ident(t.typname)),
            format('ALTER DOMAIN %s DROP NOT NULL', n.prefix || quote_ident(t.typname)) WHERE t.typnotnull
        UNION ALL SELECT '3 ' || o.conname, format('ALTER DOMAIN %s ADD CONSTRAINT %I %s', n.prefix || quote_ident(t.typname), o.conname, pg_get_constraintdef(o.oid, true)),
            format('ALTER DOMAIN %s DROP CONSTRAINT %I', n.prefix || quote_ident(t.typname), o.conname)
        FROM pg_catalog.pg_constraint o WHERE o.contypid = t.oid AND o.contype = 'c') p))
FROM pg_catalog.pg_type t JOIN names n ON n.oid = t.typnamespace
JOIN pg_catalog.pg_type b ON b.oid = t.typbasetype
LEFT JOIN pg_catalog.pg_collation co ON co.oid = t.typcollation AND t.typcollation <> b.typcollation
LEFT JOIN pg_catalog.pg_namespace cn ON cn.oid = co.collnamespace
CROSS JOIN LATERAL (SELECT format('CREATE DOMAIN %s AS %s', n.prefix || quote_ident(t.typname), format_type(t.typbasetype, t.typtypmod))
    || CASE WHEN co.oid IS NULL THEN '' WHEN pg_collation_is_visible(co.oid) THEN format(' COLLATE %I', co.collname)
        ELSE format(' COLLATE %I.%I', cn.nspname, co.collname) END AS base) domain
WHERE t.typtype = 'd' AND NOT EXISTS (SELECT FROM members m WHERE m.classid = 'pg_catalog.pg_type'::regclass AND m.objid = t.oid)
UNION ALL
SELECT json_build_object('oid', t.oid::bigint, 'kind', 'composite', 'name', n.prefix || quote_ident(t.typname), 'node', 'type ' || n.place || t.typname,
    'create', format('CREATE TYPE %s AS (%s)', n.prefix || quote_ident(t.typname), coalesce(attributes.listed, '')),
    'drop', format('DROP TYPE %s', n.prefix || quote_ident(t.typname)),
    'attributes', coalesce(attributes.each, '[]'))
FROM pg_catalog.pg_type t JOIN names n ON n.oid = t.typnamespace
JOIN pg_catalog.pg_class c ON c.oid = t.typrelid AND c.relkind = 'c'
CROSS JOIN LATERAL (SELECT string_agg(format('%I %s', a.attname, full_type), ', ' ORDER BY a.attnum) AS listed,
        json_agg(json_build_array(quote_ident(a.attname), full_type) ORDER BY a.attnum) AS each
    FROM pg_catalog.pg_attribute a
    JOIN pg_catalog.pg_type at ON at.oid = a.atttypid
    LEFT JOIN pg_catalog.pg_collation co ON co.oid = a.attcollation AND a.attcollation <> at.typcollation
    LEFT JOIN pg_catalog.pg_namespace cn ON cn.oid = co.collnamespace
    CROSS JOIN LATERAL (SELECT format_type(a.atttypid, a.atttypmod) || CASE WHEN co.oid IS NULL THEN ''
        WHEN pg_collation_is_visible(co.oid) THEN format(' COLLATE %I', co.collname) ELSE format(' COLLATE %I.%I', cn.nspname, co.collname) END AS full_type) f
    WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) attributes
WHERE t.typtype = 'c' AND NOT EXISTS (SELECT FROM members m WHERE m.classid = 'pg_catalog.pg_type'::regclass AND m.objid = t.oid)
UNION ALL
SELECT json_build_object('oid', t.oid::bigint, 'kind', 'range', 'name', n.prefix || quote_ident(t.typname), 'node', 'type ' || n.place || t.typname,
    'create', format('CREATE TYPE %s AS RANGE (subtype = %s%s%s%s%s%s)', n.prefix || quote_ident(t.typname), format_type(r.rngsubtype, NULL),
        CASE WHEN oc.opcdefault THEN '' ELSE format(', subtype_opclass = %I', oc.opcname) END,
        CASE WHEN co.oid IS NULL OR r.rngcollation = st.typcollation THEN '' ELSE format(', collation = %I', co.collname) END,
        CASE WHEN r.rngcanonical = 0 THEN '' ELSE format(', canonical = %s', r.rngcanonical) END,
        CASE WHEN r.rngsubdiff = 0 THEN '' ELSE format(', subtype_diff = %s', r.rngsubdiff) END,
        CASE WHEN mt.oid IS NULL THEN '' ELSE format(', multirange_type_name = %I', mt.typname) END),
    'drop', format('DROP TYPE %s', n.prefix || quote_ident(t.typname)))
FROM pg_catalog.pg_type t JOIN names n ON n.oid = t.typnamespace
JOIN pg_catalog.pg_range r ON r.rngtypid = t.oid
JOIN pg_catalog.pg_type st ON st.oid = r.rngsubtype
JOIN pg_catalog.pg_opclass oc ON oc.oid = r.rngsubopc
LEFT JOIN pg_catalog.pg_collation co ON co.oid = r.rngcollation
LEFT JOIN pg_catalog.pg_type mt ON mt.oid = (to_jsonb(r) ->> 'rngmultitypid')::oid
WHERE t.typtype = 'r' AND NOT EXISTS (SELECT FROM members m WHERE m.classid = 'pg_catalog.pg_type'::regclass AND m.objid = t.oid)
