BEGIN;

-- Running downgrade a1 -> 

DROP TRIGGER "touch" ON public.users;

DELETE FROM alembic_version WHERE alembic_version.version_num = 'a1';

COMMIT;

