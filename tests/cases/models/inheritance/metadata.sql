CREATE TABLE alpha_t (
	id SERIAL NOT NULL, 
	name VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT "uq_Alpha" UNIQUE (name), 
	CHECK (name <> '')
);
COMMENT ON TABLE alpha_t IS 'Alpha';
CREATE TABLE dog (
	barks VARCHAR, 
	id SERIAL NOT NULL, 
	legs INTEGER, 
	PRIMARY KEY (id)
);
CREATE TABLE person (
	id SERIAL NOT NULL, 
	name VARCHAR(50), 
	type VARCHAR(20), 
	golf VARCHAR(30), 
	start INTEGER, 
	PRIMARY KEY (id)
);
CREATE INDEX ix_person_golf ON person (golf);
CREATE TABLE root (
	id SERIAL NOT NULL, 
	PRIMARY KEY (id)
);
CREATE TABLE shape (
	id SERIAL NOT NULL, 
	area INTEGER, 
	PRIMARY KEY (id)
);
CREATE TABLE square (
	id SERIAL NOT NULL, 
	side INTEGER, 
	PRIMARY KEY (id)
);
CREATE TABLE beta_t (
	id INTEGER NOT NULL, 
	name VARCHAR, 
	PRIMARY KEY (id), 
	CONSTRAINT "uq_Beta" UNIQUE (name), 
	CHECK (name <> ''), 
	FOREIGN KEY(id) REFERENCES alpha_t (id)
);
COMMENT ON TABLE beta_t IS 'Beta';
CREATE TABLE engineer (
	id INTEGER NOT NULL, 
	lang VARCHAR, 
	level INTEGER NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(id) REFERENCES person (id)
);
CREATE TABLE leaf (
	id INTEGER NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(id) REFERENCES root (id)
);
