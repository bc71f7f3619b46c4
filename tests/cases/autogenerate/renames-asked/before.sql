CREATE TABLE users (id int PRIMARY KEY, name varchar(50), other varchar(50), m text);
CREATE TABLE people (id int PRIMARY KEY, name text);
