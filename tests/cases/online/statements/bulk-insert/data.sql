INSERT INTO public.alembic_version VALUES ('a1');
INSERT INTO public.t VALUES (1, 'it''s', '2020-01-02');
INSERT INTO public.t VALUES (2, '%', NULL);
