BEGIN;

-- Running downgrade a1 -> 

DROP INDEX idx_places_more;

ALTER TABLE places DROP COLUMN geom;

DELETE FROM alembic_version WHERE alembic_version.version_num = 'a1';

COMMIT;

