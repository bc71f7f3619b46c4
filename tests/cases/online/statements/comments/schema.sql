CREATE TABLE public.alembic_version (
    version_num character varying(32) NOT NULL
);
CREATE TABLE public.t (
    i integer
);
COMMENT ON TABLE public.t IS 'another';
COMMENT ON COLUMN public.t.i IS 'the ''column'' at 100%';
ALTER TABLE ONLY public.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);
