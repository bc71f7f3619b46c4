CREATE DOMAIN mail AS CITEXT NOT NULL CHECK (VALUE ~ '@');
CREATE SEQUENCE alone INCREMENT BY 5 CACHE 3;
CREATE TABLE a (
	id SERIAL NOT NULL, 
	b_id INTEGER, 
	PRIMARY KEY (id), 
	CONSTRAINT fk_a_b_id FOREIGN KEY(b_id) REFERENCES b (id)
);
CREATE TABLE alone (
	x TEXT, 
	y VARCHAR COLLATE "C"
);
CREATE INDEX alone_xy ON alone (x DESC, y text_pattern_ops);
CREATE TABLE b (
	id SERIAL NOT NULL, 
	a_id INTEGER, 
	PRIMARY KEY (id), 
	CONSTRAINT fk_b_a_id FOREIGN KEY(a_id) REFERENCES a (id)
);
CREATE TABLE behind (
	id INTEGER GENERATED ALWAYS AS IDENTITY (START WITH 3), 
	a_id INTEGER, 
	mail mail, 
	PRIMARY KEY (id), 
	CONSTRAINT fk_behind_a_id FOREIGN KEY(a_id) REFERENCES a (id)
);
CREATE TABLE other.pair (
	one INTEGER NOT NULL, 
	two INTEGER NOT NULL, 
	CONSTRAINT "both" PRIMARY KEY (one, two), 
	FOREIGN KEY(one, two) REFERENCES other.pair (one, two) MATCH FULL
);
CREATE UNLOGGED TABLE third."Quoted Name" (
	"order" INTEGER[][]
);
COMMENT ON COLUMN third."Quoted Name"."order" IS 'it''s';
