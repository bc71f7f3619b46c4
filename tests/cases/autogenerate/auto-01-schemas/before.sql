CREATE SCHEMA s; CREATE SCHEMA other; CREATE TYPE s.col AS ENUM ('r','g');
CREATE TABLE s.p (id serial primary key, c s.col, n text);
CREATE INDEX ix_p ON s.p (n);
CREATE TABLE s.k (id int primary key, p_id int references s.p(id), x int);
CREATE TABLE other.o (id int primary key, p int references s.p(id), u text unique);
COMMENT ON TABLE other.o IS 'hello';
CREATE TABLE pub (id int primary key, o int);
CREATE DOMAIN posint AS int CHECK (VALUE > 0) DEFAULT 1 NOT NULL;
CREATE TABLE dm (id posint primary key, e s.col[], ch "char", nm name, big bigint default 1);
