CREATE TABLE t (id serial PRIMARY KEY, name varchar(20) UNIQUE);
