CREATE EXTENSION postgis;
CREATE TABLE place (id integer PRIMARY KEY, gone geometry(POINT, 4326));
CREATE INDEX idx_place_gone ON place USING gist (gone);
CREATE TABLE old (id integer PRIMARY KEY, area geometry(MULTIPOLYGON, 3857) NOT NULL);
CREATE INDEX idx_old_area ON old USING gist (area);
