CREATE TYPE public.mood AS ENUM (
    'a',
    'b'
);
CREATE TABLE public.alembic_version (
    version_num character varying(32) NOT NULL
);
CREATE TABLE public.t (
    m public.mood
);
CREATE TABLE public.u (
    m public.mood
);
ALTER TABLE ONLY public.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);
