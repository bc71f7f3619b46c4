INSERT INTO public.alembic_version VALUES ('a2');
INSERT INTO public.t VALUES (1, NULL, 'x', 5);
INSERT INTO public.t VALUES (2, NULL, 'y', 7);
