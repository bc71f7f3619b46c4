CREATE TABLE parcels (
	weight VARCHAR(3) NOT NULL, 
	label VARCHAR NOT NULL, 
	size INTEGER NOT NULL, 
	price INTEGER NOT NULL, 
	started INTEGER, 
	id SERIAL NOT NULL, 
	PRIMARY KEY (id)
);
CREATE INDEX ix_parcels_first ON parcels (coalesce(started, price) DESC);
CREATE TABLE letters (
	parcel INTEGER NOT NULL, 
	started INTEGER, 
	id SERIAL NOT NULL, 
	size INTEGER NOT NULL, 
	weight INTEGER, 
	price INTEGER NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(parcel) REFERENCES parcels (id)
);
