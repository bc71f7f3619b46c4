CREATE TABLE books (
	id SERIAL NOT NULL, 
	"Title" TEXT, 
	shelf VARCHAR(20), 
	PRIMARY KEY (id)
);
CREATE INDEX "ix_books_Title" ON books ("Title");
CREATE INDEX ix_books_shelf ON books (shelf);
CREATE TABLE modern (
	id SERIAL NOT NULL, 
	"Title" TEXT, 
	shelf VARCHAR(20), 
	PRIMARY KEY (id)
);
CREATE INDEX ix_modern ON modern (shelf);
