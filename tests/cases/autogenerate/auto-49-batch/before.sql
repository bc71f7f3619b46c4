CREATE TABLE parent (id serial PRIMARY KEY, name varchar(50) DEFAULT 'x''y', n numeric(10, 2) NOT NULL DEFAULT 5, note text, plain int, only_live text DEFAULT 'q');
COMMENT ON COLUMN parent.note IS 'a note';
COMMENT ON COLUMN parent.plain IS 'goes';
COMMENT ON TABLE parent IS 'parents';
CREATE TABLE kid (id int PRIMARY KEY, parent_id int);
COMMENT ON TABLE kid IS 'it''s a "kid"';
