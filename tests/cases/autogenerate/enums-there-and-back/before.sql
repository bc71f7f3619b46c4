CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE t (id int PRIMARY KEY);
CREATE TABLE gone (id int PRIMARY KEY, m mood DEFAULT 'ok', ms mood[], words text[]);
