INSERT INTO public.alembic_version VALUES ('c3');
INSERT INTO public.ticket VALUES (1, 'open', '{fresh,open}');
INSERT INTO public.ticket VALUES (2, 'closed', '{}');
INSERT INTO public.ticket VALUES (3, 'waiting', '{fresh}');
