WITH pairs (number, old, new) AS (VALUES {pairs}),
words AS (
    -- Without lengths, and without brackets.
    SELECT number, old LIKE '%[]' AS old_array, new LIKE '%[]' AS new_array,
        regexp_replace(regexp_replace(regexp_replace(old, ' COLLATE .*$', ''), '(\[\])+$', ''), '\s*\(.*?\)', '') AS old,
        regexp_replace(regexp_replace(regexp_replace(new, ' COLLATE .*$', ''), '(\[\])+$', ''), '\s*\(.*?\)', '') AS new
    FROM pairs
), types AS (
    SELECT w.*, o.oid AS old_type, o.typcategory AS old_category, n.oid AS new_type, n.typcategory AS new_category
    FROM words w
    LEFT JOIN pg_catalog.pg_type od ON od.oid = to_regtype(w.old)
    LEFT JOIN pg_catalog.pg_type o ON o.oid = CASE od.typtype WHEN 'd' THEN od.typbasetype ELSE od.oid END
    LEFT JOIN pg_catalog.pg_type nd ON nd.oid = to_regtype(w.new)
    LEFT JOIN pg_catalog.pg_type n ON n.oid = CASE nd.typtype WHEN 'd' THEN nd.typbasetype ELSE nd.oid END
)
SELECT CASE
    WHEN t.old_array <> t.new_array THEN CASE WHEN t.new_category = 'S' AND NOT t.new_array THEN 'assignment' ELSE 'text' END
    WHEN t.old_type = t.new_type THEN 'assignment'
    WHEN c.castcontext IN ('i', 'a') THEN 'assignment'
    WHEN t.new_category = 'S' AND t.old_type IS NOT NULL THEN 'assignment'
    WHEN c.castcontext = 'e' THEN 'explicit'
    WHEN t.old_category = 'S' THEN 'explicit'
    ELSE 'text' END
FROM types t
LEFT JOIN pg_catalog.pg_cast c ON c.castsource = t.old_type AND c.casttarget = t.new_type
ORDER BY t.number
