-- Functions, procedures and aggregates.
SELECT json_build_object('oid', p.oid::bigint, 'kind', 'function', 'name', n.prefix || quote_ident(p.proname) || '(' || oidvectortypes(p.proargtypes) || ')',
    'node', 'function ' || n.place || p.proname || '(' || oidvectortypes(p.proargtypes) || ')',
    'create', rtrim(pg_get_functiondef(p.oid), chr(10)),
    'drop', format('DROP %s %s(%s)', CASE p.prokind WHEN 'p' THEN 'PROCEDURE' ELSE 'FUNCTION' END, n.prefix || quote_ident(p.proname), oidvectortypes(p.proargtypes)),
    -- What CREATE OR REPLACE can't change.
    'shape', concat_ws(' ', p.prokind, pg_get_function_result(p.oid), p.proargnames::text, p.proargmodes::text, p.proretset, p.pronargdefaults),
    'body', CASE WHEN to_jsonb(p) ->> 'prosqlbody' IS NULL THEN p.prosrc END)
FROM pg_catalog.pg_proc p JOIN names n ON n.oid = p.pronamespace
WHERE p.prokind IN ('f', 'p', 'w') AND NOT EXISTS (SELECT FROM members m WHERE m.classid = 'pg_catalog.pg_proc'::regclass AND m.objid = p.oid)
    -- A range makes its own.
    AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.classid = 'pg_catalog.pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'i')
UNION ALL
SELECT json_build_object('oid', p.oid::bigint, 'kind', 'aggregate', 'name', n.prefix || quote_ident(p.proname) || '(' || arguments.identity || ')',
    'node', 'function ' || n.place || p.proname || '(' || oidvectortypes(p.proargtypes) || ')',
    'create', format('CREATE AGGREGATE %s(%s) (SFUNC = %s, STYPE = %s', n.prefix || quote_ident(p.proname), CASE WHEN p.pronargs = 0 THEN '*' ELSE pg_get_function_arguments(p.oid) END,
            g.aggtransfn, format_type(g.aggtranstype, NULL))
        || CASE WHEN g.aggtransspace > 0 THEN format(', SSPACE = %s', g.aggtransspace) ELSE '' END
        || CASE WHEN g.aggfinalfn <> 0 THEN format(', FINALFUNC = %s', g.aggfinalfn) ELSE '' END
        || CASE WHEN g.aggfinalextra THEN ', FINALFUNC_EXTRA' ELSE '' END
        || CASE WHEN g.aggfinalfn <> 0 AND g.aggfinalmodify <> CASE g.aggkind WHEN 'n' THEN 'r' ELSE 'w' END
            THEN format(', FINALFUNC_MODIFY = %s', CASE g.aggfinalmodify WHEN 'r' THEN 'READ_ONLY' WHEN 's' THEN 'SHAREABLE' ELSE 'READ_WRITE' END) ELSE '' END
        || CASE WHEN g.aggcombinefn <> 0 THEN format(', COMBINEFUNC = %s', g.aggcombinefn) ELSE '' END
        || CASE WHEN g.aggserialfn <> 0 THEN format(', SERIALFUNC = %s, DESERIALFUNC = %s', g.aggserialfn, g.aggdeserialfn) ELSE '' END
        || CASE WHEN g.agginitval IS NOT NULL THEN format(', INITCOND = %L', g.agginitval) ELSE '' END
        || CASE WHEN g.aggmtransfn <> 0 THEN format(', MSFUNC = %s, MINVFUNC = %s, MSTYPE = %s', g.aggmtransfn, g.aggminvtransfn, format_type(g.aggmtranstype, NULL)) ELSE '' END
        || CASE WHEN g.aggmtransspace > 0 THEN format(', MSSPACE = %s', g.aggmtransspace) ELSE '' END
        || CASE WHEN g.aggmfinalfn <> 0 THEN format(', MFINALFUNC = %s', g.aggmfinalfn) ELSE '' END
        || CASE WHEN g.aggmfinalextra THEN ', MFINALFUNC_EXTRA' ELSE '' END
        || CASE WHEN g.aggminitval IS NOT NULL THEN format(', MINITCOND = %L', g.aggminitval) ELSE '' END
        || CASE WHEN g.aggsortop <> 0 THEN format(', SORTOP = OPERATOR(%s)', (SELECT quote_ident(sn.nspname) || '.' || so.oprname
            FROM pg_catalog.pg_operator so JOIN pg_catalog.pg_namespace sn ON sn.oid = so.oprnamespace WHERE so.oid = g.aggsortop)) ELSE '' END
        || CASE WHEN g.aggkind = 'h' THEN ', HYPOTHETICAL' ELSE '' END
        || CASE p.proparallel WHEN 's' THEN ', PARALLEL = SAFE' WHEN 'r' THEN ', PARALLEL = RESTRICTED' ELSE '' END || ')',
    'drop', format('DROP AGGREGATE %s(%s)', n.prefix || quote_ident(p.proname), arguments.identity))
FROM pg_catalog.pg_proc p JOIN names n ON n.oid = p.pronamespace
JOIN pg_catalog.pg_aggregate g ON g.aggfnoid = p.oid
CROSS JOIN LATERAL (SELECT CASE WHEN p.pronargs = 0 THEN '*' ELSE pg_get_function_identity_arguments(p.oid) END AS identity) arguments
WHERE p.prokind = 'a' AND NOT EXISTS (SELECT FROM members m WHERE m.classid = 'pg_catalog.pg_proc'::regclass AND m.objid = p.oid)
