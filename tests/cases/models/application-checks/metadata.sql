CREATE TABLE "notes_4_None_None_None" (
	id SERIAL NOT NULL, 
	PRIMARY KEY (id)
);
