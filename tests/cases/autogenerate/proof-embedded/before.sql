CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE a (id serial PRIMARY KEY, m mood);
DO $$ BEGIN CREATE ROLE mig_test_reader; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
GRANT SELECT ON a TO mig_test_reader;
CREATE VIEW kept AS SELECT 1 AS n;
GRANT SELECT ON kept TO mig_test_reader;
