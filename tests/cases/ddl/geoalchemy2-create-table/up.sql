BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

CREATE TABLE places (
    id SERIAL NOT NULL, 
    geom geometry(POINT,4326), 
    PRIMARY KEY (id)
);

CREATE INDEX idx_places_geom ON places USING gist (geom);

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

