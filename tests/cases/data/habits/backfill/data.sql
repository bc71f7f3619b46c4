INSERT INTO public.alembic_version VALUES ('b');
INSERT INTO public.people VALUES (1, 'ann@example.org', '{"theme": "DARK", "n": 1, "version": 2}', 'Ann', 'Lee', 'b04965e6-a9bb-591f-8f8a-1adcb2c8dc39', 1.50, 2);
INSERT INTO public.people VALUES (2, 'bob@example.org', '{"theme": "NONE"}', 'Bob', 'van Dyk', '4b166dbe-d99d-5091-abdd-95b83330ed3a', 0.99, 3);
INSERT INTO public.people VALUES (3, NULL, '{"theme": "LIGHT", "version": 2}', 'Cher', NULL, '98123fde-012f-5ff3-8b50-881449dac91a', 0.00, 4);
INSERT INTO public.people VALUES (4, 'ann@example.org+4', '{"theme": "NONE"}', NULL, NULL, '6ed955c6-506a-5343-9be4-2c0afae02eef', 10.00, 1);
