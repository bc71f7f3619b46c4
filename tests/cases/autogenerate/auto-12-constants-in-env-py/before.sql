CREATE SCHEMA s;
CREATE TABLE s.t (id int PRIMARY KEY, a varchar(20) DEFAULT 'x', b int);
CREATE TABLE u (id int PRIMARY KEY, a varchar(20) DEFAULT 'x', b int);
