CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE a (id serial PRIMARY KEY, m mood, n text DEFAULT 'x');
CREATE TABLE b (id int PRIMARY KEY, a int REFERENCES a);
