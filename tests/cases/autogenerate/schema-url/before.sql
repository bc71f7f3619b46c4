CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TYPE gone AS ENUM ('x');
CREATE SEQUENCE s1;
CREATE TABLE a (id serial PRIMARY KEY, m mood, n varchar(10) DEFAULT 'x', CONSTRAINT ck CHECK (id > 0));
CREATE TABLE old (id int PRIMARY KEY, g gone);
CREATE VIEW v AS SELECT id FROM a;
CREATE FUNCTION f(int) RETURNS int LANGUAGE sql AS 'SELECT $1';
CREATE INDEX ix ON a (n) WHERE id > 5;
-- A sequence stays, and the column that has it goes.
CREATE TABLE moved (id integer, was integer);
CREATE SEQUENCE moves OWNED BY moved.was;
