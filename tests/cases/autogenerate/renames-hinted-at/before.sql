CREATE SCHEMA s;
CREATE TABLE users (id int PRIMARY KEY, name varchar(50), other varchar(50), n int NOT NULL, gone text);
CREATE TABLE people (id int PRIMARY KEY, name text);
CREATE TABLE s.x (y int);
CREATE TABLE s (x int, "a.b" int);
