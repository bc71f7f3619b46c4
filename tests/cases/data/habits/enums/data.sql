INSERT INTO public.alembic_version VALUES ('b');
INSERT INTO public.jobs VALUES (2, 'finished', 'b,c');
INSERT INTO public.jobs VALUES (1, 'failed', 'a');
INSERT INTO public.jobs VALUES (3, 'running', '');
