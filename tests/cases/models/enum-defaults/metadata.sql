CREATE TYPE status AS ENUM ('READY', 'BUSY');
CREATE TABLE jobs (
	id SERIAL NOT NULL, 
	note VARCHAR DEFAULT 'it''s ready', 
	kind VARCHAR DEFAULT 'plain', 
	status status DEFAULT 'BUSY', 
	PRIMARY KEY (id)
);
