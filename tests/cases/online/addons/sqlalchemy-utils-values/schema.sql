CREATE TABLE public.alembic_version (
    version_num character varying(32) NOT NULL
);
CREATE TABLE public.t (
    id uuid NOT NULL,
    email character varying(255),
    kind character varying(255),
    size integer,
    data json,
    at timestamp without time zone,
    ip character varying(50),
    tags text
);
ALTER TABLE ONLY public.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);
ALTER TABLE ONLY public.t
    ADD CONSTRAINT t_pkey PRIMARY KEY (id);
