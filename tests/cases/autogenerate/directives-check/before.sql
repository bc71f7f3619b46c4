CREATE TABLE t (id integer PRIMARY KEY, a integer);
CREATE TABLE going (id integer PRIMARY KEY);
