BEGIN;

-- Running downgrade a1 -> 

DROP INDEX idx_lake_geom;

ALTER TABLE lake DROP COLUMN spot;

DROP TABLE geo.lake;

DELETE FROM alembic_version WHERE alembic_version.version_num = 'a1';

COMMIT;

