CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE users (id serial PRIMARY KEY, name varchar(50) NOT NULL, m mood DEFAULT 'sad', age int, CONSTRAINT ck CHECK (name <> ''));
CREATE INDEX ix_users_name ON users (name);
CREATE INDEX ix_lower ON users (lower(name)) WHERE age > 5;
CREATE TABLE posts (id int PRIMARY KEY, user_id int REFERENCES users);
INSERT INTO users (name, m) VALUES ('ann', 'ok'), ('bob', 'sad');
INSERT INTO posts VALUES (1, 2);
