CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE SCHEMA app;
CREATE FUNCTION later(int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT $1 + 1';
CREATE TABLE app.far (id int PRIMARY KEY);
CREATE TABLE t (id serial PRIMARY KEY, m mood DEFAULT 'ok', n int DEFAULT later(1) CHECK (later(n) > 0), far int REFERENCES app.far);
CREATE VIEW v AS SELECT id FROM t;
INSERT INTO t (n) VALUES (1);
