CREATE TABLE t (
	id SERIAL NOT NULL, 
	PRIMARY KEY (id)
);
COMMENT ON TABLE t IS '[''x'', 2, {''a'': 1}, [''a''], ''Alias for field number 0'']';
