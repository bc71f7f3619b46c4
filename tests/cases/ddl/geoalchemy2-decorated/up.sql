BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

CREATE TABLE geo.places (
    id SERIAL NOT NULL, 
    spot geometry(POINT,4326), 
    PRIMARY KEY (id)
);

CREATE INDEX idx_places_spot ON geo.places USING gist (spot);

ALTER TABLE other ADD COLUMN spot geometry(POINT,4326) NOT NULL;

CREATE INDEX idx_other_spot ON other USING gist (spot);

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

