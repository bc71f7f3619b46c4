CREATE TABLE public.alembic_version (
    version_num character varying(32) NOT NULL
);
CREATE TABLE public.t_aaaa1 (
    id integer
);
CREATE TABLE public.t_bbbb1 (
    id integer
);
CREATE TABLE public.t_bbbb2 (
    id integer
);
CREATE TABLE public.t_cccc1 (
    id integer
);
CREATE TABLE public.t_cccc2 (
    id integer
);
CREATE TABLE public.t_eeee1 (
    id integer
);
ALTER TABLE ONLY public.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);
