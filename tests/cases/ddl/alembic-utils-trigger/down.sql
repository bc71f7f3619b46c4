BEGIN;

-- Running downgrade a1 -> 

DROP TRIGGER "touch" ON public.users;

DROP TRIGGER "check Stock" ON Shop.orders cascade;

DROP TRIGGER "t" ON public.orders;

DROP TRIGGER "t2" ON shop.orders;

DELETE FROM alembic_version WHERE alembic_version.version_num = 'a1';

COMMIT;

