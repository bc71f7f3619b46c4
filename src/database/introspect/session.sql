-- The schema that names without one belong to, and the search path.
SELECT json_build_object('default_schema', current_schema(), 'search_path', current_schemas(false))
