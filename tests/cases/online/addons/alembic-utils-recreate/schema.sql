CREATE FUNCTION public.shout(a text) RETURNS text
    LANGUAGE sql
    AS $$ select upper(a) $$;
CREATE TABLE public.account (
    id bigint NOT NULL,
    name text
);
CREATE VIEW public.names AS
 SELECT account.id,
    account.name
   FROM public.account;
CREATE VIEW public.a_loud_names AS
 SELECT names.id,
    public.shout(names.name) AS name
   FROM public.names;
CREATE SEQUENCE public.account_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.account_id_seq OWNED BY public.account.id;
CREATE TABLE public.alembic_version (
    version_num character varying(32) NOT NULL
);
ALTER TABLE ONLY public.account ALTER COLUMN id SET DEFAULT nextval('public.account_id_seq'::regclass);
ALTER TABLE ONLY public.account
    ADD CONSTRAINT account_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);
