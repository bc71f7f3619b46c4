INSERT INTO public.alembic_version VALUES ('a1');
INSERT INTO public.t VALUES ('8d8ac610-566d-4ef0-9c22-186b2a5ed793', 'some.one@example.com', 'b', 2, '{"a": [1, null, "it''s"]}', '2024-02-29 10:30:00', '10.0.0.1', '3,4');
INSERT INTO public.t VALUES ('8d8ac610-566d-4ef0-9c22-186b2a5ed794', NULL, 'a', 1, 'null', '2024-02-29 10:00:00', NULL, '');
