CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE t (
    id serial PRIMARY KEY, a varchar(50), b varchar(50), c numeric(10, 2), d numeric, e timestamp, f timestamptz, g int[],
    h json, i uuid, j mood, k float, l real, m char(3), n text COLLATE "C", o bit(3), p interval, q int, r smallint, s bytea,
    t time, u xml, v double precision, w varchar, x bit varying(5), y mood[], z int4range
);
