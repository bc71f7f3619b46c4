BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

CREATE TABLE geo.lake (
    id SERIAL NOT NULL, 
    geom geometry(POLYGON,4326) NOT NULL, 
    PRIMARY KEY (id)
);

CREATE INDEX idx_lake_geom ON geo.lake USING gist (geom);

ALTER TABLE lake ADD COLUMN spot geography(POINT,4326);

ALTER TABLE lake ADD COLUMN center geometry(POINT,-1);

CREATE INDEX idx_lake_center ON lake USING gist (center);

ALTER TABLE lake ADD COLUMN edge geometry(LINESTRING,-1);

CREATE INDEX idx_lake_edge ON lake USING gist (edge);

ALTER TABLE lake DROP COLUMN center;

ALTER TABLE lake ALTER COLUMN geom DROP NOT NULL;

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

