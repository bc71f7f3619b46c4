CREATE SCHEMA app;
CREATE SCHEMA other;
CREATE TABLE left_ (id int);
CREATE TABLE "left" (id int);
CREATE TABLE app."left" (id int);
CREATE TABLE other.t (id int);
CREATE TABLE mine_old (id int PRIMARY KEY, n int);
CREATE INDEX ix_mine ON mine_old (n);
CREATE TABLE foreign_ (id int);
CREATE TABLE app.target (id int PRIMARY KEY);
CREATE TABLE target (id int PRIMARY KEY);
CREATE TABLE t (id int PRIMARY KEY, a int, b int, gone int, kept json, kept_b jsonb, c varchar(20), d int, always int,
    CONSTRAINT uq_ab UNIQUE (a, b), CONSTRAINT uq_b UNIQUE (b), keep int CONSTRAINT keep_fk REFERENCES target, go int CONSTRAINT go_fk REFERENCES target);
CREATE TABLE indexed (id int PRIMARY KEY, a int, b int);
CREATE INDEX ix_changed ON indexed (a);
CREATE INDEX ix_gone ON indexed (a);
CREATE INDEX by_hand_1 ON indexed (b);
CREATE TABLE skipped (id int PRIMARY KEY);
