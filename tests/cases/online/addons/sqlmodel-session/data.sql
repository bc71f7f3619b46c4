INSERT INTO public.alembic_version VALUES ('a1');
INSERT INTO public.hero VALUES (1, 'anna');
INSERT INTO public.hero VALUES (2, 'bert');
