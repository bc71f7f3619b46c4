INSERT INTO public.account VALUES (1, 'anna', 'a:b%');
INSERT INTO public.account VALUES (2, 'bert', 'a:b%');
INSERT INTO public.account VALUES (3, 'carl', NULL);
INSERT INTO public.alembic_version VALUES ('b2');
