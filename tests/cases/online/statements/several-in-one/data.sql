INSERT INTO public.alembic_version VALUES ('a1');
INSERT INTO public.t VALUES (1);
INSERT INTO public.t VALUES (2);
