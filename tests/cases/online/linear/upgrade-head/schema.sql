CREATE TABLE public.alembic_version (
    version_num character varying(32) NOT NULL
);
CREATE TABLE public.t_1975ea83b712 (
    id integer
);
CREATE TABLE public.t_27c6702817ea (
    id integer
);
CREATE TABLE public.t_ae10a6acf001 (
    id integer
);
CREATE TABLE public.t_ae10b2f3c4d5 (
    id integer
);
ALTER TABLE ONLY public.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);
