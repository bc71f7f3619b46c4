CREATE TYPE mood AS ENUM ('ok', 'glad');
CREATE TABLE a (id serial PRIMARY KEY, m mood);
CREATE TEXT SEARCH CONFIGURATION plain (COPY = pg_catalog.simple);
CREATE VIEW kept AS SELECT 2 AS n;
