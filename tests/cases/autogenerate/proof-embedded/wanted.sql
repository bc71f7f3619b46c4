CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE a (id serial PRIMARY KEY, m mood, n text DEFAULT 'x');
CREATE TABLE b (id int PRIMARY KEY, a int REFERENCES a);
GRANT SELECT ON a, b TO mig_test_reader;
CREATE VIEW kept AS SELECT 1 AS n;
GRANT SELECT ON kept TO mig_test_reader;
