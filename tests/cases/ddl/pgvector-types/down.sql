BEGIN;

-- Running downgrade a1 -> 

DROP INDEX ix_items_embedding;

DROP TABLE items;

DELETE FROM alembic_version WHERE alembic_version.version_num = 'a1';

COMMIT;

