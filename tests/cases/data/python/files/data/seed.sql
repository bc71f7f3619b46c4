CREATE TABLE seeded (id int, name text);
INSERT INTO seeded VALUES (1, 'from a file');
