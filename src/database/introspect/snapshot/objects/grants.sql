-- Privileges of others than owners: those that are given, and those that come by themselves and are taken away.
, lists AS (
    SELECT t.*, coalesce(l.acl, acldefault(l.kind, l.owner)) AS acl, acldefault(l.kind, l.owner) AS usual, l.owner, l.columns,
        CASE l.kind WHEN 'r' THEN 'TABLE ' || substr(t.reference, l.skip) WHEN 'c' THEN 'TABLE ' || l.of_table WHEN 'S' THEN 'FOREIGN ' || t.reference ELSE t.reference END AS object
    FROM targets t
    JOIN (
        SELECT 'pg_catalog.pg_class'::regclass::oid AS class, c.oid, 0 AS sub, CASE c.relkind WHEN 'S' THEN 's' ELSE 'r' END::"char" AS kind, c.relacl AS acl, c.relowner AS owner,
            NULL AS columns, NULL AS of_table, CASE c.relkind WHEN 'v' THEN 6 WHEN 'm' THEN 19 WHEN 'f' THEN 15 ELSE 7 END AS skip
        FROM pg_catalog.pg_class c WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S') AND c.relacl IS NOT NULL
        UNION ALL
        SELECT 'pg_catalog.pg_class'::regclass, a.attrelid, a.attnum, 'c', a.attacl, c.relowner, quote_ident(a.attname), n.prefix || quote_ident(c.relname), 0
        FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid JOIN names n ON n.oid = c.relnamespace WHERE a.attacl IS NOT NULL AND NOT a.attisdropped
        UNION ALL
        SELECT 'pg_catalog.pg_proc'::regclass, p.oid, 0, 'f', p.proacl, p.proowner, NULL, NULL, 0 FROM pg_catalog.pg_proc p WHERE p.proacl IS NOT NULL
        UNION ALL
        SELECT 'pg_catalog.pg_namespace'::regclass, n.oid, 0, 'n', n.nspacl, n.nspowner, NULL, NULL, 0 FROM pg_catalog.pg_namespace n WHERE n.nspacl IS NOT NULL
        UNION ALL
        SELECT 'pg_catalog.pg_foreign_data_wrapper'::regclass, w.oid, 0, 'F', w.fdwacl, w.fdwowner, NULL, NULL, 0 FROM pg_catalog.pg_foreign_data_wrapper w WHERE w.fdwacl IS NOT NULL
        UNION ALL
        SELECT 'pg_catalog.pg_foreign_server'::regclass, s.oid, 0, 'S', s.srvacl, s.srvowner, NULL, NULL, 0 FROM pg_catalog.pg_foreign_server s WHERE s.srvacl IS NOT NULL
        UNION ALL
        SELECT 'pg_catalog.pg_type'::regclass, y.oid, 0, 'T', y.typacl, y.typowner, NULL, NULL, 0 FROM pg_catalog.pg_type y WHERE y.typacl IS NOT NULL
    ) l ON l.class = t.class AND l.oid = t.oid AND l.sub = t.sub
    WHERE NOT EXISTS (SELECT FROM members m WHERE m.classid = t.class AND m.objid = t.oid)
), entries AS (
    SELECT l.oid, l.sub, l.node, l.part_of, CASE WHEN l.object LIKE 'AGGREGATE %' THEN 'FUNCTION' || substr(l.object, 10) ELSE l.object END AS object, l.columns,
        g.given, e.grantee, CASE e.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(coalesce(r.rolname, e.grantee::text)) END AS role, e.privilege_type, e.is_grantable
    FROM lists l
    CROSS JOIN (VALUES (true), (false)) g (given)
    CROSS JOIN LATERAL (
        (SELECT grantee, privilege_type, is_grantable FROM aclexplode(CASE WHEN g.given THEN l.acl ELSE l.usual END) WHERE grantee <> l.owner)
        EXCEPT
        (SELECT grantee, privilege_type, is_grantable FROM aclexplode(CASE WHEN g.given THEN l.usual ELSE l.acl END) WHERE grantee <> l.owner)
    ) e
    LEFT JOIN pg_catalog.pg_roles r ON r.oid = e.grantee
), privileges AS (
    SELECT e.*, e.privilege_type || coalesce(' (' || e.columns || ')', '') AS privilege,
        format('GRANT %s ON %s TO %s%s', e.privilege_type || coalesce(' (' || e.columns || ')', ''), e.object, e.role, CASE WHEN e.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END) AS give,
        format('REVOKE %s ON %s FROM %s', e.privilege_type || coalesce(' (' || e.columns || ')', ''), e.object, e.role) AS take
    FROM entries e
)
SELECT json_build_object('oid', min(p.oid::bigint), 'kind', 'grant', 'name', (CASE WHEN p.given THEN 'to ' ELSE 'revoked from ' END) || p.role || ' on ' || p.object || coalesce(' (' || p.columns || ')', '')
        || CASE WHEN p.is_grantable THEN ' with grant option' ELSE '' END,
    'node', (CASE WHEN p.given THEN 'grant to ' ELSE 'revoked from ' END) || p.role || ' on ' || p.object || coalesce(' (' || p.columns || ')', '') || CASE WHEN p.is_grantable THEN ' with grant option' ELSE '' END,
    'owner', p.node, 'table', p.part_of, 'shape', '', 'set', true,
    'create', CASE WHEN p.given THEN format('GRANT %s ON %s TO %s%s', string_agg(p.privilege, ', ' ORDER BY p.privilege), p.object, p.role, CASE WHEN p.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
        ELSE format('REVOKE %s ON %s FROM %s', string_agg(p.privilege, ', ' ORDER BY p.privilege), p.object, p.role) END,
    'drop', CASE WHEN p.given THEN format('REVOKE %s ON %s FROM %s', string_agg(p.privilege, ', ' ORDER BY p.privilege), p.object, p.role)
        ELSE format('GRANT %s ON %s TO %s', string_agg(p.privilege, ', ' ORDER BY p.privilege), p.object, p.role) END,
    'parts', json_agg(json_build_object('name', p.privilege, 'set', CASE WHEN p.given THEN p.give ELSE p.take END, 'unset', CASE WHEN p.given THEN p.take ELSE p.give END) ORDER BY p.privilege))
FROM privileges p
GROUP BY p.object, p.columns, p.node, p.part_of, p.role, p.given, p.is_grantable
UNION ALL
SELECT json_build_object('oid', min(d.oid::bigint), 'kind', 'default_grant', 'name', p.role || ' on ' || p.things || p.place, 'node', 'default privileges of ' || p.owner || p.place || ' ' || p.things || ' ' || p.role || p.grantable,
    'needs', CASE WHEN n.oid IS NULL THEN '[]' ELSE json_build_array('schema ' || n.nspname) END, 'set', true,
    'create', format('ALTER DEFAULT PRIVILEGES FOR ROLE %s%s GRANT %s ON %s TO %s%s', p.owner, p.place, string_agg(e.privilege_type, ', ' ORDER BY e.privilege_type), p.things, p.role, p.grantable),
    'given_to', json_build_object('schema', n.nspname, 'things', p.things, 'role', p.role), 'shape', '',
    'parts', json_agg(json_build_object('name', e.privilege_type,
        'set', format('ALTER DEFAULT PRIVILEGES FOR ROLE %s%s GRANT %s ON %s TO %s%s', p.owner, p.place, e.privilege_type, p.things, p.role, p.grantable),
        'unset', format('ALTER DEFAULT PRIVILEGES FOR ROLE %s%s REVOKE %s ON %s FROM %s', p.owner, p.place, e.privilege_type, p.things, p.role)) ORDER BY e.privilege_type),
    'drop', format('ALTER DEFAULT PRIVILEGES FOR ROLE %s%s REVOKE %s ON %s FROM %s', p.owner, p.place, string_agg(e.privilege_type, ', ' ORDER BY e.privilege_type), p.things, p.role))
FROM pg_catalog.pg_default_acl d
LEFT JOIN names n ON n.oid = d.defaclnamespace
CROSS JOIN LATERAL aclexplode(d.defaclacl) e
LEFT JOIN pg_catalog.pg_roles r ON r.oid = e.grantee
CROSS JOIN LATERAL (SELECT quote_ident(pg_get_userbyid(d.defaclrole)) AS owner, coalesce(' IN SCHEMA ' || quote_ident(n.nspname), '') AS place,
    CASE d.defaclobjtype WHEN 'r' THEN 'TABLES' WHEN 'S' THEN 'SEQUENCES' WHEN 'f' THEN 'FUNCTIONS' WHEN 'T' THEN 'TYPES' ELSE 'SCHEMAS' END AS things,
    CASE e.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(r.rolname) END AS role, CASE WHEN e.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END AS grantable) p
WHERE e.grantee <> d.defaclrole AND (d.defaclnamespace = 0 OR n.oid IS NOT NULL)
    AND NOT (d.defaclnamespace = 0 AND e.grantee = 0 AND d.defaclobjtype IN ('f', 'T'))
GROUP BY p.owner, p.place, p.things, p.role, p.grantable, n.oid, n.nspname
