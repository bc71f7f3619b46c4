CREATE TYPE mood AS ENUM ('ok', 'glad');
CREATE TABLE a (id serial PRIMARY KEY, m mood);
