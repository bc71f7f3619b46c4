CREATE SCHEMA meta;
CREATE TABLE meta.my_versions (
    version_num character varying(32) NOT NULL
);
CREATE TABLE public.t_1975ea83b712 (
    id integer
);
CREATE TABLE public.t_27c6702817ea (
    id integer
);
ALTER TABLE ONLY meta.my_versions
    ADD CONSTRAINT my_versions_pkc PRIMARY KEY (version_num);
