CREATE TABLE "mine_.env" (
	id SERIAL NOT NULL, 
	PRIMARY KEY (id)
);
