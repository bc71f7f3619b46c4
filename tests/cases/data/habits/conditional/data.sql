INSERT INTO public.accounts VALUES (1, 'a', 'a@x');
INSERT INTO public.accounts VALUES (4, 'c', 'c@x');
INSERT INTO public.alembic_version VALUES ('a');
