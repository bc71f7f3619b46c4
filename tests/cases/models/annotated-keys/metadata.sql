CREATE TABLE settings (
	id INTEGER NOT NULL, 
	direct INTEGER, 
	around VARCHAR, 
	plain VARCHAR NOT NULL, 
	nullable VARCHAR, 
	filled VARCHAR NOT NULL, 
	inside VARCHAR, 
	empty VARCHAR, 
	refused VARCHAR NOT NULL, 
	allowed VARCHAR, 
	other VARCHAR NOT NULL, 
	another VARCHAR, 
	late VARCHAR, 
	later VARCHAR NOT NULL, 
	PRIMARY KEY (id, direct, around, plain, nullable, filled, inside, empty, refused, allowed, late, later)
);
