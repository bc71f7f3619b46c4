CREATE TABLE a (id serial PRIMARY KEY, CHECK (id > 0));
CREATE TABLE b (id int PRIMARY KEY, a_id int REFERENCES a (id) ON DELETE CASCADE);
CREATE TABLE c (id int PRIMARY KEY, b_id int REFERENCES b (id), EXCLUDE USING btree (b_id WITH =));
CREATE TABLE kept (id int PRIMARY KEY, a_id int REFERENCES a (id));
