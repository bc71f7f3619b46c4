-- Owned by the column of a table that changes, each persistence of table and sequence.
CREATE TABLE a (id int GENERATED ALWAYS AS IDENTITY, n int);
CREATE SEQUENCE a_own OWNED BY a.n;
CREATE UNLOGGED SEQUENCE a_other OWNED BY a.n;
CREATE UNLOGGED TABLE b (id serial PRIMARY KEY, n int);
ALTER SEQUENCE b_id_seq SET LOGGED;
CREATE SEQUENCE b_own OWNED BY b.n;
CREATE TABLE c (id serial PRIMARY KEY);
CREATE UNLOGGED TABLE d (id int GENERATED ALWAYS AS IDENTITY);
