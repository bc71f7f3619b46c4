CREATE TABLE t (id integer PRIMARY KEY, a integer, b integer);
CREATE TABLE keep_me (id integer PRIMARY KEY);
CREATE TABLE going (id integer PRIMARY KEY);
