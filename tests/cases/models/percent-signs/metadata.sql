CREATE TABLE links (
	id SERIAL NOT NULL, 
	url TEXT DEFAULT '50%' || 'x', 
	given TEXT DEFAULT '10%', 
	written TEXT DEFAULT '10%', 
	made TEXT GENERATED ALWAYS AS (replace(url, '5%', '')) STORED, 
	PRIMARY KEY (id), 
	CONSTRAINT begins CHECK (url LIKE 'http://%'), 
	CONSTRAINT of_text CHECK (url LIKE 'a%'), 
	CONSTRAINT of_clause CHECK (url LIKE 'a%b'), 
	CONSTRAINT even CHECK (id % 2 = 0)
);
CREATE INDEX ix_links_begins ON links (url) WHERE url LIKE 'x' || '%';
CREATE INDEX ix_links_text ON links (url) WHERE url LIKE '%b';
COMMENT ON TABLE links IS '100%';
