CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE a (id serial PRIMARY KEY, m mood);
