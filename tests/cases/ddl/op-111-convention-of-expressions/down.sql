BEGIN;

-- Running downgrade a1 -> 

ALTER TABLE t DROP CONSTRAINT ck__c;

ALTER TABLE t DROP CONSTRAINT fk__;

DELETE FROM alembic_version WHERE alembic_version.version_num = 'a1';

COMMIT;

