CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TYPE colour AS ENUM ('r', 'g');
CREATE TABLE t (id int PRIMARY KEY, m mood);
