CREATE TABLE readers (
	id SERIAL NOT NULL, 
	library VARCHAR NOT NULL, 
	name TEXT, 
	shown TEXT, 
	PRIMARY KEY (id)
);
CREATE INDEX ix_readers_named ON readers (length(coalesce(shown, name))) WHERE coalesce(shown, name) IS NOT NULL;
CREATE UNIQUE INDEX ix_readers_name ON readers (lower(name), library);
