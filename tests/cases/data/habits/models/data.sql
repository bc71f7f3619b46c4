INSERT INTO public.alembic_version VALUES ('b');
INSERT INTO public.teams VALUES (1, 'red');
INSERT INTO public.teams VALUES (2, 'blue');
INSERT INTO public.players VALUES (2, 'bob', 2, 20);
INSERT INTO public.players VALUES (3, 'cid', 1, 10);
INSERT INTO public.players VALUES (1, 'ann', 1, 99);
