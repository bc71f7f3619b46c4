CREATE TABLE t (id bigint PRIMARY KEY, g text DEFAULT 'q');
CREATE TABLE gone (id int PRIMARY KEY, j jsonb, ks varchar(3)[]);
