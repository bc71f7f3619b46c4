CREATE TABLE public.t (
    id integer NOT NULL,
    "between" integer,
    c text DEFAULT 'it''s'::character varying NOT NULL,
    b bigint NOT NULL,
    CONSTRAINT positive CHECK ((b > 0))
);
COMMENT ON COLUMN public.t.b IS 'said';
CREATE SEQUENCE public._alembic_tmp_t_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public._alembic_tmp_t_id_seq OWNED BY public.t.id;
CREATE TABLE public.alembic_version (
    version_num character varying(32) NOT NULL
);
ALTER TABLE ONLY public.t ALTER COLUMN id SET DEFAULT nextval('public._alembic_tmp_t_id_seq'::regclass);
ALTER TABLE ONLY public.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);
ALTER TABLE ONLY public.t
    ADD CONSTRAINT t_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.t
    ADD CONSTRAINT uq_a UNIQUE (c);
ALTER TABLE ONLY public.t
    ADD CONSTRAINT uq_b UNIQUE (b);
CREATE INDEX ix_b ON public.t USING btree (b) WHERE (b > 1);
