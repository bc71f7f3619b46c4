INSERT INTO public.alembic_version VALUES ('a1');
INSERT INTO public.t VALUES ('100%', '12:30:00');
INSERT INTO public.t VALUES ('100%', ':word');
INSERT INTO public.t VALUES ('100%', 'a::b');
INSERT INTO public.t VALUES ('100%', '5%s %(x)s');
