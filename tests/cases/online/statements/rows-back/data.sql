INSERT INTO public.alembic_version VALUES ('a1');
INSERT INTO public.t VALUES (1);
INSERT INTO public.t VALUES (2);
INSERT INTO public.t VALUES (3);
INSERT INTO public.t VALUES (602);
INSERT INTO public.t VALUES (2000);
INSERT INTO public.t VALUES (3000);
