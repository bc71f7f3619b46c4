BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

ALTER TABLE places ADD COLUMN geom geometry(POINT,4326);

CREATE INDEX idx_places_geom ON places USING gist (geom);

ALTER TABLE places ADD COLUMN plain geometry(GEOMETRY,-1) NOT NULL;

ALTER TABLE geo.places ADD COLUMN free geometry NOT NULL;

CREATE INDEX idx_places_free ON geo.places USING gist (free);

ALTER TABLE places ADD COLUMN solid geometry(POLYGONZ,3857);

CREATE INDEX idx_places_solid ON places USING gist (solid gist_geometry_ops_nd);

ALTER TABLE places ADD COLUMN spot geography(POINT,4326);

CREATE INDEX idx_places_spot ON places USING gist (spot);

ALTER TABLE places ADD COLUMN never geometry(LINESTRING,4326) NOT NULL;

CREATE INDEX idx_places_never ON places USING gist (never);

ALTER TABLE places ADD COLUMN picture raster;

CREATE INDEX idx_places_picture ON places USING gist (ST_ConvexHull(picture));

ALTER TABLE places ADD COLUMN flat raster NOT NULL;

ALTER TABLE places ADD COLUMN many geometry(POINT,4326)[];

ALTER TABLE places ALTER COLUMN geom TYPE geometry(MULTIPOINT,4326);

CREATE INDEX idx_places_more ON places USING gist (geom gist_geometry_ops_nd);

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

