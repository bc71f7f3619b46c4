CREATE TABLE public.alembic_version (
    version_num character varying(32) NOT NULL
);
CREATE TABLE public.t_1975ea83b712 (
    id integer
);
CREATE TABLE public.t_27c6702817ea (
    id integer
);
