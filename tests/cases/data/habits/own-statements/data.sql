INSERT INTO public.alembic_version VALUES ('a');
INSERT INTO public.places VALUES (1, 'one', 'a,b', '(1,2.5)', '2020-01-02 00:00:00');
INSERT INTO public.places VALUES (2, NULL, NULL, NULL, '2020-01-02 00:00:00');
INSERT INTO public.places VALUES (3, 'two', '', NULL, '2020-01-02 00:00:00');
