INSERT INTO public.account VALUES (5000000000, 'anna');
INSERT INTO public.alembic_version VALUES ('b2');
